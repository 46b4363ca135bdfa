import { type Account } from '../account/account';
import { type Attachment, type Holder } from '../account/attachment';
import { type Group } from '../account/group';
import { type Policy, PRESET } from '../account/policy';
import { type User } from '../account/user';
import { type Action, type Call, reading, writing } from '../action';
import { ApiError } from '../api-error';
import { integer, optional, text } from '../shape';
import { page, pageFields } from './paging';

export const attachmentActions: readonly Action[] = [
  writing('AttachUserPolicy', { AttachUin: integer, PolicyId: integer }, (call, { AttachUin, PolicyId }) => {
    const { users } = call.account;
    users.attach(users.getByUin(AttachUin), attachment(call, PolicyId));
  }),

  writing('DetachUserPolicy', { DetachUin: integer, PolicyId: integer }, ({ account }, { DetachUin, PolicyId }) => {
    account.users.detach(account.users.getByUin(DetachUin), PolicyId);
  }),

  reading(
    'ListAttachedUserPolicies',
    { TargetUin: integer, ...pageFields },
    ({ account }, { TargetUin, ...paging }) => {
      const user = account.users.tryFindByUin(TargetUin);
      if (user === undefined) throw new ApiError('InvalidParameter.ParamError', 'TargetUin is no sub-user.');
      return listing(account, user, '', paging);
    },
  ),

  writing('AttachGroupPolicy', { AttachGroupId: integer, PolicyId: integer }, (call, { AttachGroupId, PolicyId }) => {
    const { groups } = call.account;
    groups.attach(groups.get(AttachGroupId), attachment(call, PolicyId));
  }),

  writing('DetachGroupPolicy', { DetachGroupId: integer, PolicyId: integer }, ({ account }, parameters) => {
    account.groups.detach(account.groups.get(parameters.DetachGroupId), parameters.PolicyId);
  }),

  reading(
    'ListAttachedGroupPolicies',
    { TargetGroupId: integer, Keyword: optional(text), ...pageFields },
    ({ account }, { TargetGroupId, Keyword = '', ...paging }) =>
      listing(account, account.groups.get(TargetGroupId), Keyword, paging),
  ),

  reading(
    'ListAttachedUserAllPolicies',
    {
      ...{ TargetUin: integer, Page: integer, Rp: integer, AttachType: integer },
      ...{ StrategyType: optional(integer), Keyword: optional(text) },
    },
    ({ account }, { TargetUin, AttachType, StrategyType = 0, Keyword = '', ...paging }) => {
      if (AttachType > 2) throw new ApiError('InvalidParameter.ParamError', 'AttachType is 0, 1 or 2.');
      const rows = holdings(account, account.users.getByUin(TargetUin), AttachType)
        .filter(({ policy }) => StrategyType === 0 || policy.type === StrategyType)
        .filter(({ policy }) => policy.name.toLowerCase().includes(Keyword.toLowerCase()));
      return { TotalNum: rows.length, PolicyList: page(rows, paging).map(shownHolding) };
    },
  ),

  reading(
    'ListEntitiesForPolicy',
    { PolicyId: integer, EntityFilter: optional(text), ...pageFields },
    ({ account }, { PolicyId, EntityFilter = 'All', ...paging }) => {
      if (!['All', 'User', 'Group', 'Role'].includes(EntityFilter)) {
        throw new ApiError('InvalidParameter.EntityFilterError', 'EntityFilter is `All`, `User`, `Group` or `Role`.');
      }
      if (account.policies.tryFind(PolicyId) === undefined) {
        throw new ApiError('InvalidParameter.PolicyIdError', 'The policy specified by PolicyId does not exist.');
      }
      const held = (holder: Holder): string | undefined =>
        holder.attachments.find(({ policyId }) => policyId === PolicyId)?.addTime;
      const users = account.users.all().map((user) => ({
        ...{ Id: String(user.uin), Name: user.name, Uin: user.uin, RelatedType: 1, AttachmentTime: held(user) },
      }));
      const groups = account.groups.all().map((group) => ({
        ...{ Id: String(group.groupId), Name: group.name, Uin: 0, RelatedType: 2, AttachmentTime: held(group) },
      }));
      const rows = [...(EntityFilter === 'Group' ? [] : users), ...(EntityFilter === 'User' ? [] : groups)];
      const holders = EntityFilter === 'Role' ? [] : rows.filter(({ AttachmentTime }) => AttachmentTime !== undefined);
      return { TotalNum: holders.length, List: page(holders, paging) };
    },
  ),
];

interface Holding {
  readonly policy: Policy;
  readonly addTime: string;
  /** Through which groups; empty for a policy that is attached directly only. */
  readonly groups: readonly Group[];
}

/** @param attachType 0 for all, 1 for what is attached directly, 2 for what comes through groups */
function holdings(account: Account, user: User, attachType: number): Holding[] {
  const direct = attachType === 2 ? [] : user.attachments;
  const joined = attachType === 1 ? [] : account.groups.ofUser(user.uin);
  const attached = [...direct, ...joined.flatMap(({ attachments }) => attachments)];
  return [...new Map(attached.map((one) => [one.policyId, one])).values()].map(({ policyId, addTime }) => ({
    policy: account.policies.get(policyId),
    addTime,
    groups: joined.filter(({ attachments }) => attachments.some((one) => one.policyId === policyId)),
  }));
}

/** Numbers are text in this one list. */
function shownHolding({ policy, addTime, groups }: Holding): object {
  return {
    ...{ PolicyId: String(policy.policyId), PolicyName: policy.name, Description: policy.description },
    ...{ AddTime: addTime, StrategyType: String(policy.type), CreateMode: '2', Deactived: 0, DeactivedDetail: [] },
    Groups: groups.map(({ groupId, name }) => ({ GroupId: groupId, GroupName: name })),
  };
}

function attachment({ account, callerUin, time }: Call, policyId: number): Attachment {
  return { policyId: account.policies.get(policyId).policyId, addTime: time, operateUin: callerUin };
}

function listing(account: Account, holder: Holder, keyword: string, paging: { Page?: number; Rp?: number }): object {
  const rows = holder.attachments
    .map((attached) => ({ attached, policy: account.policies.get(attached.policyId) }))
    .filter(({ policy }) => policy.name.toLowerCase().includes(keyword.toLowerCase()));
  return {
    TotalNum: rows.length,
    List: page(rows, paging).map(({ attached, policy }) => ({
      ...{ PolicyId: policy.policyId, PolicyName: policy.name, PolicyType: policy.type === PRESET ? 'QCS' : 'User' },
      ...{ AddTime: attached.addTime, CreateMode: 2, Remark: '', Deactived: 0, DeactivedDetail: [] },
      ...{ OperateOwnerUin: String(account.ownerUin), OperateUin: String(attached.operateUin), OperateUinType: 0 },
    })),
  };
}
