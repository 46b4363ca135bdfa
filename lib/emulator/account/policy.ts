import { ApiError } from '../api-error';
import { integer, list, object, oneOf, text, type Values } from '../shape';
import { quotas } from './quotas';
import { tagsShape } from './tag';

/** The API's number for a policy of the account. */
export const CUSTOM = 1;
/** The API's number for a policy of Tencent's. */
export const PRESET = 2;

const versionFields = { versionId: integer, createTime: text, document: text };

/** One of the documents that a policy had or may have. */
export type PolicyVersion = Values<typeof versionFields>;

const policyFields = {
  policyId: integer,
  name: text,
  description: text,
  type: oneOf(CUSTOM, PRESET),
  /** CAM's short name of the product that a preset is for; empty for a custom policy. */
  serviceType: text,
  addTime: text,
  updateTime: text,
  /** JSON, as `GetPolicy` returns it: what the default version says. */
  document: text,
  /** Which version is the default one, and since when there is that. */
  ...{ versionId: integer, versionTime: text },
  otherVersions: list(object(versionFields)),
  /** How many versions there ever were. */
  everVersions: integer,
  /** The account's own note on a preset. */
  alias: text,
  tags: tagsShape,
};

export type Policy = Values<typeof policyFields>;

export const policyShape = object(policyFields);

export function checkPolicyName(name: string): void {
  if (!/^[A-Za-z0-9+=,.@_-]{1,128}$/.test(name)) {
    throw new ApiError(
      'InvalidParameter.PolicyNameError',
      'The policy name is 1 to 128 letters, digits and characters of `+=,.@-_`.',
    );
  }
}

export function checkPolicyDescription(description: string): void {
  if (Buffer.byteLength(description) > quotas.policyDescription) {
    throw new ApiError('InvalidParameter.DescriptionLengthOverlimit', 'The description is longer than 300 bytes.');
  }
}
