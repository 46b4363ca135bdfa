import { userKey } from '../model/keys';
import { isUnknown, type OrUnknown, unknownValue } from '../model/unknown';
import { type AccountFacts } from './account-facts';
import { type Reading } from './reading';

/** `tencentcloud_cam_user`: the user, and the credentials that come with it. */
export function readUser(block: Reading, facts: AccountFacts): void {
  const name = block.requiredText('name');
  const key = userKey(name);
  const consoleLogin = block.flag('console_login', false);
  // The provider's own default makes a key.
  const useApi = block.flag('use_api', true);
  const uin = block.text('uin') ?? unknownValue('after-apply', `${block.address}.uin`);
  const clash = facts.declareUser({ key, name, uin, consoleLogin, useApi, declared: block.fact });
  if (clash !== undefined) block.problems.push(clash);

  const key_ = inState(block.isSet('secret_key'), useApi);
  if (key_ !== false) facts.addCredential({ kind: 'initial-key', user: key, secretInState: key_, ...block.fact });
  // CAM makes up a password for a console login that is given none.
  const password = inState(block.isSet('password'), consoleLogin);
  if (password !== false) facts.addCredential({ kind: 'password', user: key, secretInState: password, ...block.fact });
}

/** @param asked whether the code asks for the secret: what is not asked for does not come */
function inState(set: OrUnknown<boolean>, asked: OrUnknown<boolean>): OrUnknown<boolean> {
  return isUnknown(set) && asked === false ? false : set;
}
