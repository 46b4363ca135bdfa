import { type Account, type Group, isUnknown } from '../access';
import { type Pair } from './pairs';

/**
 * The account with those groups that Terraform renames in place under their later names on both sides.
 *
 * A group keeps its members and its policies under a new name, so a new name alone changes nobody's access. Users, roles
 * and custom policies are different: Terraform makes new ones.
 */
export function withRenamedGroups(account: Pair<Account>): Pair<Account> {
  const { before, after } = account;
  if (before === undefined || after === undefined) return account;
  const later = new Map<string, Group>();
  for (const [was, is] of renamed(before.groups, after.groups)) later.set(was.key, is);
  if (later.size === 0) return account;
  const rename = (key: string): string => later.get(key)?.key ?? key;
  const underLaterNames = {
    ...before,
    groups: before.groups.map((group) => ({ ...group, ...nameOf(later.get(group.key)) })),
    memberships: before.memberships.map((fact) => ({ ...fact, group: rename(fact.group) })),
    attachments: before.attachments.map((fact) => ({ ...fact, principal: rename(fact.principal) })),
  };
  return { ...account, before: underLaterNames };
}

function nameOf(group: Group | undefined): Partial<Group> {
  return group === undefined ? {} : { key: group.key, name: group.name };
}

function* renamed(before: readonly Group[], after: readonly Group[]): Iterable<[Group, Group]> {
  const [old, now] = [without(before, after), without(after, before)];
  const places = new Map(now.map((group) => [placeOf(group), group]));
  for (const group of old) {
    const same = group.declared === undefined ? undefined : places.get(placeOf(group));
    if (same?.declared !== undefined && isSame(group, same)) yield [group, same];
  }
}

function without(groups: readonly Group[], others: readonly Group[]): Group[] {
  const keys = new Set(others.map(({ key }) => key));
  return groups.filter(({ key }) => !keys.has(key));
}

/** Where Terraform finds what it made before. */
function placeOf({ declared }: Group): string {
  return JSON.stringify([declared?.origin.stack, declared?.origin.address]);
}

/** One place holds one group, unless it is told to be another. */
function isSame(was: Group, is: Group): boolean {
  if (!isUnknown(was.id) && !isUnknown(is.id)) return was.id === is.id;
  // Only a synth knows neither id. In a plan one that is not known any more is a group made anew.
  const neither = isUnknown(was.id) && isUnknown(is.id);
  return neither && is.declared?.origin.adopted === undefined;
}
