export { credentialCsv, spreadsheetProblem } from './credential-csv';
export { credentialJson } from './credential-json';
export { type Credentials, type KeyCredentials, type KeySecret, type Site } from './credentials';
export { type Handover, handoversIn } from './handovers';
export { loginLinks } from './login-link';
export { newPassword } from './password';
export { encryptTo } from './pgp/encrypt';
export { PrivateKey, PrivateKeyError } from './pgp/private-key';
export { readRecipient, type Recipient, type RecipientOutcome } from './pgp/recipient';
