import { type Account } from '../account/account';
import { attach, type Attachment, detach, type Holder } from '../account/attachment';
import { PRESET } from '../account/policy';
import { type Action, type Call, reading, writing } from '../action';
import { ApiError } from '../api-error';
import { integer, optional, text } from '../shape';
import { page, pageFields } from './paging';

export const attachmentActions: readonly Action[] = [
  writing('AttachUserPolicy', { AttachUin: integer, PolicyId: integer }, (call, { AttachUin, PolicyId }) => {
    attach(call.account.users.getByUin(AttachUin), attachment(call, PolicyId));
  }),

  writing('DetachUserPolicy', { DetachUin: integer, PolicyId: integer }, ({ account }, { DetachUin, PolicyId }) => {
    detach(account.users.getByUin(DetachUin), PolicyId);
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
    attach(call.account.groups.get(AttachGroupId), attachment(call, PolicyId));
  }),

  writing('DetachGroupPolicy', { DetachGroupId: integer, PolicyId: integer }, ({ account }, parameters) => {
    detach(account.groups.get(parameters.DetachGroupId), parameters.PolicyId);
  }),

  reading(
    'ListAttachedGroupPolicies',
    { TargetGroupId: integer, Keyword: optional(text), ...pageFields },
    ({ account }, { TargetGroupId, Keyword = '', ...paging }) =>
      listing(account, account.groups.get(TargetGroupId), Keyword, paging),
  ),
];

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
