import { roleKey } from '../model/keys';
import { type AccountFacts } from './account-facts';
import { type Reading } from './reading';

/** `tencentcloud_cam_role` and `tencentcloud_cam_role_by_name`: the role and who may assume it. */
export function readRole(block: Reading, facts: AccountFacts): void {
  const name = block.requiredText('name');
  const trust = block.requiredText('document');
  const clash = facts.declareRole({ key: roleKey(name), name, trust, declared: block.fact });
  if (clash !== undefined) block.problems.push(clash);
}
