import { groupKey } from '../model/keys';
import { unknownValue } from '../model/unknown';
import { type AccountFacts } from './account-facts';
import { type Identify } from './identify';
import { type Reading } from './reading';

/** `tencentcloud_cam_group`. */
export function readGroup(block: Reading, facts: AccountFacts): void {
  const name = block.requiredText('name');
  const id = block.text('id') ?? unknownValue('after-apply', `${block.address}.id`);
  const clash = facts.declareGroup({ key: groupKey(name), name, id, declared: block.fact });
  if (clash !== undefined) block.problems.push(clash);
}

/** `tencentcloud_cam_group_membership`: one membership for each user it lists. */
export function readMembership(block: Reading, facts: AccountFacts, identify: Identify): void {
  // Both lists hold names; `user_ids` is what it was called before.
  const users = [...block.list('user_names'), ...block.list('user_ids')].map((user) => identify.usersNamed(user));
  if (users.length === 0 || users.some((keys) => keys.length === 0)) {
    block.problems.push('`user_names` does not say who the members are');
  }
  for (const group of block.required('group_id', (value) => identify.groups(value))) {
    for (const user of users.flat()) facts.addMembership({ user, group, ...block.fact });
  }
}
