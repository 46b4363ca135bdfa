import { ApiError } from '../api-error';
import { type Policy, type PolicyVersion } from './policy';
import { quotas } from './quotas';

/** What a policy has of versions when it is made. */
export function firstVersion(
  time: string,
): Pick<Policy, 'versionId' | 'versionTime' | 'otherVersions' | 'everVersions'> {
  return { versionId: 1, versionTime: time, otherVersions: [], everVersions: 1 };
}

/** All versions of a policy, the default one among them, in the order of their making. */
export function versionsOf({ versionId, versionTime, document, otherVersions }: Policy): readonly PolicyVersion[] {
  const inForce = { versionId, createTime: versionTime, document };
  return [...otherVersions, inForce].sort((one, other) => one.versionId - other.versionId);
}

export function versionOf(policy: Policy, versionId: number): PolicyVersion {
  const version = versionsOf(policy).find((one) => one.versionId === versionId);
  if (version === undefined) {
    throw new ApiError('InvalidParameter.PolicyVersionNotExists', 'The policy has no version of this VersionId.');
  }
  return version;
}

/** The number of a version is never given twice. */
export function withVersion(policy: Policy, document: string, createTime: string): Policy {
  if (versionsOf(policy).length >= quotas.versionsOfPolicy) {
    throw new ApiError(
      'FailedOperation.PolicyVersionFull',
      'The number of versions of the policy has reached the limit.',
    );
  }
  const version = { versionId: policy.everVersions + 1, createTime, document };
  return {
    ...policy,
    everVersions: version.versionId,
    otherVersions: [...policy.otherVersions, version],
  };
}

/** The policy with another version in force; the one that was stays. */
export function withDefault(policy: Policy, versionId: number, updateTime: string): Policy {
  const version = versionOf(policy, versionId);
  if (version.versionId === policy.versionId) {
    throw new ApiError('FailedOperation.PolicyVersionAlreadyDefault', 'The version is the default one already.');
  }
  return {
    ...policy,
    updateTime,
    document: version.document,
    versionId,
    versionTime: version.createTime,
    otherVersions: versionsOf(policy).filter((one) => one.versionId !== versionId),
  };
}

/** All of them go or, when one can't, none. */
export function withoutVersions(policy: Policy, versionIds: readonly number[]): Policy {
  const going = new Set(versionIds.map((versionId) => versionOf(policy, versionId).versionId));
  if (going.has(policy.versionId)) {
    throw new ApiError('FailedOperation.PolicyVersionAlreadyDefault', 'The default version can not be deleted.');
  }
  return { ...policy, otherVersions: policy.otherVersions.filter(({ versionId }) => !going.has(versionId)) };
}
