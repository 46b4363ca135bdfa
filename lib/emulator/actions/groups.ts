import { join, leave, type Membership } from '../account/memberships';
import { type Account } from '../account/account';
import { type Group } from '../account/group';
import { type Action, reading, writing } from '../action';
import { ApiError } from '../api-error';
import { integer, list, object, optional, text } from '../shape';
import { page, pageFields } from './paging';
import { SUB_USER } from './users';

const memberships = list(object({ GroupId: integer, Uid: optional(integer), Uin: optional(integer) }));

export const groupActions: readonly Action[] = [
  writing(
    'CreateGroup',
    { GroupName: text, Remark: optional(text) },
    ({ account, time }, { GroupName, Remark = '' }) => ({
      GroupId: account.groups.add(GroupName, Remark, time).groupId,
    }),
  ),

  reading('GetGroup', { GroupId: integer }, ({ account }, { GroupId }) => {
    const group = account.groups.get(GroupId);
    return { ...shown(group), GroupNum: group.members.length, UserInfo: membersOf(account, group) };
  }),

  writing(
    'UpdateGroup',
    { GroupId: integer, GroupName: optional(text), Remark: optional(text) },
    ({ account }, { GroupId, GroupName, Remark }) => {
      account.groups.change(account.groups.get(GroupId), { name: GroupName, remark: Remark });
    },
  ),

  writing('DeleteGroup', { GroupId: integer }, ({ account }, { GroupId }) => {
    account.groups.remove(account.groups.get(GroupId));
  }),

  reading('ListGroups', { ...pageFields, Keyword: optional(text) }, ({ account }, { Keyword = '', ...paging }) => {
    const groups = account.groups.all().filter(({ name }) => name.includes(Keyword));
    return { TotalNum: groups.length, GroupInfo: page(groups, paging).map(shown) };
  }),

  writing('AddUserToGroup', { Info: memberships }, ({ account }, { Info }) => {
    join(
      account.groups,
      Info.map((pair) => membership(account, pair)),
    );
  }),

  writing('RemoveUserFromGroup', { Info: memberships }, ({ account }, { Info }) => {
    leave(
      account.groups,
      Info.map((pair) => membership(account, pair)),
    );
  }),

  reading('ListUsersForGroup', { GroupId: integer, ...pageFields }, ({ account }, { GroupId, ...paging }) => {
    const members = membersOf(account, account.groups.get(GroupId));
    return { TotalNum: members.length, UserInfo: page(members, paging) };
  }),

  reading(
    'ListGroupsForUser',
    { Uid: optional(integer), SubUin: optional(integer), ...pageFields },
    ({ account: { users, groups } }, { Uid, SubUin, ...paging }) => {
      if (Uid === undefined && SubUin === undefined) {
        throw new ApiError('InvalidParameter', 'Uid or SubUin is needed.');
      }
      const user = SubUin === undefined ? users.getByUid(Uid ?? 0) : users.getByUin(SubUin);
      const joined = groups.ofUser(user.uin);
      return { TotalNum: joined.length, GroupInfo: page(joined, paging).map(shown) };
    },
  ),
];

function shown({ groupId, name, remark, createTime }: Group): object {
  return { GroupId: groupId, GroupName: name, Remark: remark, CreateTime: createTime };
}

function membersOf(account: Account, group: Group): object[] {
  return group.members
    .map((uin) => account.users.getByUin(uin))
    .map((user) => ({
      ...{ Uid: user.uid, Uin: user.uin, Name: user.name, Remark: user.remark, CreateTime: user.createTime },
      ...{ PhoneNum: user.phoneNum, CountryCode: user.countryCode, PhoneFlag: 0, Email: user.email, EmailFlag: 0 },
      ...{ UserType: SUB_USER, IsReceiverOwner: 0 },
    }));
}

function membership(account: Account, pair: { GroupId: number; Uid?: number; Uin?: number }): Membership {
  const { GroupId, Uid, Uin } = pair;
  const group = account.groups.tryFind(GroupId);
  if (group === undefined) throw new ApiError('InvalidParameter.GroupNotExist', 'The user group does not exist.');
  if (Uid !== undefined) return { group, user: account.users.getByUid(Uid) };
  if (Uin !== undefined) return { group, user: account.users.getByUin(Uin) };
  throw new ApiError('InvalidParameter.UserUinAndUinNotAllNull', 'Each entry of Info needs a Uid or a Uin.');
}
