import { CUSTOM, type Policy, type PolicyVersion } from '../account/policy';
import { versionOf, versionsOf } from '../account/policy-version';
import { type Action, reading, writing } from '../action';
import { ApiError } from '../api-error';
import { boolean, integer, list, text } from '../shape';

export const policyVersionActions: readonly Action[] = [
  writing(
    'CreatePolicyVersion',
    { PolicyId: integer, PolicyDocument: text, SetAsDefault: boolean },
    ({ account, time }, { PolicyId, PolicyDocument, SetAsDefault }) => {
      const policy = account.policies.tryFind(PolicyId);
      if (policy?.type !== CUSTOM) {
        throw new ApiError('InvalidParameter.PolicyIdNotExist', 'No custom policy has this PolicyId.');
      }
      return { VersionId: account.policies.addVersion(policy, PolicyDocument, SetAsDefault, time) };
    },
  ),

  reading('ListPolicyVersions', { PolicyId: integer }, ({ account }, { PolicyId }) => {
    const policy = account.policies.get(PolicyId);
    return { Versions: versionsOf(policy).map((version) => listed(policy, version)) };
  }),

  reading('GetPolicyVersion', { PolicyId: integer, VersionId: integer }, ({ account }, { PolicyId, VersionId }) => {
    const policy = account.policies.get(PolicyId);
    const version = versionOf(policy, VersionId);
    return { PolicyVersion: { ...listed(policy, version), Document: version.document } };
  }),

  writing(
    'SetDefaultPolicyVersion',
    { PolicyId: integer, VersionId: integer },
    ({ account, time }, { PolicyId, VersionId }) => {
      account.policies.setDefaultVersion(account.policies.get(PolicyId), VersionId, time);
    },
  ),

  writing(
    'DeletePolicyVersion',
    { PolicyId: integer, VersionId: list(integer) },
    ({ account }, { PolicyId, VersionId }) => {
      if (VersionId.length === 0) throw new ApiError('InvalidParameter.ParamError', 'VersionId is empty.');
      account.policies.removeVersions(account.policies.get(PolicyId), VersionId);
    },
  ),
];

function listed(policy: Policy, { versionId, createTime }: PolicyVersion): object {
  return { VersionId: versionId, CreateDate: createTime, IsDefaultVersion: versionId === policy.versionId ? 1 : 0 };
}
