import { QUOTAS } from '../../../catalog/quotas';
import { type Accounts } from './accounts';
import { described, type EntityKind, homeOf, nameKey, policyKey, principalKey, type Records } from './records';

/**
 * Where the program alone asks for more than an account may have.
 *
 * What the account holds besides is not known here: CAM may still refuse less.
 */
export function quotaProblems(records: Records, accounts: Accounts): string[] {
  const made = records.entities.filter(({ existing }) => !existing);
  const inAccount = (kind: EntityKind, plural: string, quota: number): string[] =>
    countProblems(
      made.filter((record) => record.kind === kind),
      ({ home }) => String(accounts.of(home).id),
      ({ name, home }) => nameKey(name, home.construct),
      quota,
      ({ declaration }, count) => `${declaration.place}: its account would have ${count} ${plural}`,
    );
  return [
    ...inAccount('sub-user', 'sub-users', QUOTAS.subUsers),
    ...inAccount('user group', 'user groups', QUOTAS.userGroups),
    ...inAccount('custom policy', 'custom policies', QUOTAS.customPolicies),
    ...countProblems(
      records.memberships,
      ({ group }) => `${accounts.of(homeOf(group)).id} ${principalKey(group)}`,
      ({ member }) => principalKey(member),
      QUOTAS.membersOfGroup,
      ({ group, declaration }, count) => `${declaration.place}: ${described(group)} would have ${count} members`,
    ),
    ...countProblems(
      records.memberships,
      ({ group, member }) => `${accounts.of(homeOf(group)).id} ${principalKey(member)}`,
      ({ group }) => principalKey(group),
      QUOTAS.groupsOfUser,
      ({ member, declaration }, count) => `${declaration.place}: ${described(member)} would be in ${count} groups`,
    ),
    ...countProblems(
      records.grants,
      ({ principal, home }) => `${accounts.of(home).id} ${principalKey(principal)}`,
      ({ policy }) => policyKey(policy),
      QUOTAS.policiesOfPrincipal,
      ({ principal, declaration }, count) =>
        `${declaration.place}: ${described(principal)} would hold ${count} policies directly`,
    ),
    ...countProblems(
      records.accessKeys,
      ({ user, home }) => `${accounts.of(home).id} ${principalKey(user)}`,
      ({ declaration }) => declaration.construct.node.path,
      QUOTAS.keysOfUser,
      ({ user, declaration }, count) => `${declaration.place}: ${described(user)} would have ${count} access keys`,
    ),
  ];
}

/** One problem for each owner that has more different things than its quota, at the last of them. */
function countProblems<Item>(
  items: readonly Item[],
  owner: (item: Item) => string,
  thing: (item: Item) => string,
  quota: number,
  problem: (last: Item, count: number) => string,
): string[] {
  const owners = new Map<string, { things: Set<string>; last: Item }>();
  for (const item of items) {
    const key = owner(item);
    const held = owners.get(key);
    if (held === undefined) owners.set(key, { things: new Set([thing(item)]), last: item });
    else {
      held.things.add(thing(item));
      held.last = item;
    }
  }
  return [...owners.values()]
    .filter(({ things }) => things.size > quota)
    .map(
      ({ things, last }) => `${problem(last, things.size)}, where CAM allows ${quota}; remove ${things.size - quota}`,
    );
}
