import { ApiError } from '../api-error';
import { type Group } from './group';
import { type Groups } from './groups';
import { quotas } from './quotas';
import { type User } from './user';

export interface Membership {
  readonly group: Group;
  readonly user: User;
}

/** Adds all of them or, when one does not fit, none. Whoever is a member already stays one. */
export function join(groups: Groups, wanted: readonly Membership[]): void {
  const coming = new Map<Group, Set<number>>();
  for (const { group, user } of wanted) {
    if (group.members.includes(user.uin)) continue;
    coming.set(group, (coming.get(group) ?? new Set()).add(user.uin));
  }
  for (const [group, uins] of coming) {
    if (group.members.length + uins.size > quotas.usersOfGroup) {
      throw new ApiError('InvalidParameter.GroupUserFull', 'The number of users of the group has reached the limit.');
    }
  }
  for (const uin of new Set(wanted.map(({ user }) => user.uin))) {
    const more = [...coming.values()].filter((uins) => uins.has(uin)).length;
    if (groups.ofUser(uin).length + more > quotas.groupsOfUser) {
      throw new ApiError('InvalidParameter.UserGroupFull', 'The number of groups of the user has reached the limit.');
    }
  }
  for (const [group, uins] of coming) groups.setMembers(group, [...group.members, ...uins]);
}

/** Whoever is not a member stays none. */
export function leave(groups: Groups, unwanted: readonly Membership[]): void {
  const going = new Map<Group, Set<number>>();
  for (const { group, user } of unwanted) going.set(group, (going.get(group) ?? new Set()).add(user.uin));
  for (const [group, uins] of going) {
    groups.setMembers(
      group,
      group.members.filter((uin) => !uins.has(uin)),
    );
  }
}
