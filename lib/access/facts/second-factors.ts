import { literalOf } from '../expression/literal';
import { type Value } from '../expression/value';
import { isUnknown, type OrUnknown, type Unknown, unknownValue } from '../model/unknown';
import { type AccountFacts } from './account-facts';
import { type Identify } from './identify';
import { type Reading } from './reading';

/** `tencentcloud_cam_mfa_flag`. */
export function readSecondFactor(block: Reading, facts: AccountFacts, identify: Identify): void {
  const login = factors(block, 'login_flag');
  const action = factors(block, 'action_flag');
  for (const user of block.required('op_uin', (value) => identify.usersOfUin(value))) {
    facts.addCredential({ kind: 'second-factor', user, login, action, ...block.fact });
  }
}

/** Names of the factors that are switched on, in order. */
function factors(block: Reading, attribute: string): OrUnknown<readonly string[]> {
  const value = block.value(attribute);
  // A block that is left out leaves what the account asks for.
  if (value === null) return unknownValue('not-declared', `the ${attribute} of the account`);
  const flags = Array.isArray(value) ? (value as readonly Value[]) : [value];
  const unknown = flags.find((flag): flag is Unknown => isUnknown(flag));
  if (unknown !== undefined) return unknown;
  const on = flags.flatMap((flag) => (flag instanceof Map ? [...(flag as ReadonlyMap<string, Value>)] : []));
  const doubtful = on.map(([, switched]) => literalOf(switched)).find((switched) => isUnknown(switched));
  if (doubtful !== undefined) return doubtful;
  const names = on.filter(([, switched]) => switched === 1 || switched === '1').map(([name]) => name);
  return Object.freeze(names.sort());
}
