export { type CamAccessKey, MOST_KEYS, type NewAccessKey } from './access-keys';
export { type CamIdentity, type CharacterClass, type PasswordRules } from './account';
export { Cam } from './cam';
export { CamError, type Done } from './cam-error';
export { type Env, type ReadText } from './env';
export { type CamPolicy, type CamPolicyDocument, type PolicySearch } from './policies';
export { type Address, type CamSettings, camSettings, type SettingsOptions, type Site } from './settings';
export { SettingsError } from './settings-error';
export { type CamUser } from './users';
