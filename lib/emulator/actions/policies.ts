import { CUSTOM, PRESET, type Policy } from '../account/policy';
import { type Action, type Call, reading, writing } from '../action';
import { ApiError } from '../api-error';
import { integer, list, object, optional, text } from '../shape';
import { page, pageFields } from './paging';

/** How a policy came to be: 2 is by its document. */
const BY_DOCUMENT = 2;

const tags = list(object({ Key: text, Value: text }));

export const policyActions: readonly Action[] = [
  reading(
    'ListPolicies',
    { ...pageFields, Scope: optional(text), Keyword: optional(text) },
    ({ account }, { Scope = 'All', Keyword = '', ...paging }) => {
      const keyword = Keyword.toLowerCase();
      const found = account.policies
        .all()
        .filter(({ type }) => typesOf(Scope).includes(type))
        .filter(({ name }) => name.toLowerCase().includes(keyword));
      return {
        TotalNum: found.length,
        ServiceTypeList: [],
        List: page(found, paging).map((policy) => listed(policy, account.attachmentCounts.of(policy.policyId))),
      };
    },
  ),

  reading('GetPolicy', { PolicyId: integer }, ({ account }, { PolicyId }) => {
    const policy = account.policies.get(PolicyId);
    return {
      ...{ PolicyName: policy.name, Description: policy.description, Type: policy.type },
      ...{ AddTime: policy.addTime, UpdateTime: policy.updateTime, PolicyDocument: policy.document },
      ...{ PresetAlias: policy.alias, IsServiceLinkedRolePolicy: 0, Tags: shownTags(policy) },
    };
  }),

  writing(
    'CreatePolicy',
    { PolicyName: text, PolicyDocument: text, Description: optional(text), Tags: optional(tags) },
    ({ account, time }, { PolicyName, PolicyDocument, Description = '', Tags = [] }) => {
      const given = Tags.map(({ Key, Value }) => ({ key: Key, value: Value }));
      return { PolicyId: account.policies.add(PolicyName, PolicyDocument, Description, given, time).policyId };
    },
  ),

  writing(
    'UpdatePolicy',
    {
      ...{ PolicyId: optional(integer), PolicyName: optional(text) },
      ...{ Description: optional(text), PolicyDocument: optional(text), Alias: optional(text) },
    },
    (call, { Description, PolicyDocument, Alias, ...named }) => {
      const { policies } = call.account;
      const policy = theOne(call, named);
      if (Alias !== undefined) policies.setAlias(policy, Alias);
      else policies.change(policy, { description: Description, document: PolicyDocument }, call.time);
      return { PolicyId: policy.policyId };
    },
  ),

  writing('DeletePolicy', { PolicyId: list(integer) }, ({ account }, { PolicyId }) => {
    account.removePolicies(PolicyId.map((policyId) => account.policies.get(policyId)));
  }),
];

function typesOf(scope: string): number[] {
  switch (scope) {
    case 'All':
      return [CUSTOM, PRESET];
    case 'QCS':
      return [PRESET];
    case 'Local':
      return [CUSTOM];
    default:
      throw new ApiError('InvalidParameter.ScopeError', 'Scope is `All`, `QCS` or `Local`.');
  }
}

function theOne({ account }: Call, { PolicyId, PolicyName }: { PolicyId?: number; PolicyName?: string }): Policy {
  if (PolicyId !== undefined) return account.policies.get(PolicyId);
  const policy = PolicyName === undefined ? undefined : account.policies.tryFindCustom(PolicyName);
  if (policy === undefined) {
    throw new ApiError('InvalidParameter.PolicyIdNotExist', 'No custom policy has this PolicyId or PolicyName.');
  }
  return policy;
}

function listed(policy: Policy, attachments: number): object {
  return {
    ...{ PolicyId: policy.policyId, PolicyName: policy.name, Type: policy.type, Description: policy.description },
    ...{ AddTime: policy.addTime, UpdateTime: policy.updateTime, CreateMode: BY_DOCUMENT },
    ...{ Attachments: attachments, AttachEntityCount: attachments, AttachEntityBoundaryCount: 0, IsAttached: 0 },
    ...{ ServiceType: policy.serviceType, IsServiceLinkedPolicy: 0, Deactived: 0, DeactivedDetail: [] },
    Tags: shownTags(policy),
  };
}

function shownTags({ tags: own }: Policy): object[] {
  return own.map(({ key, value }) => ({ Key: key, Value: value }));
}
