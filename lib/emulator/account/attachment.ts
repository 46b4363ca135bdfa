import { ApiError } from '../api-error';
import { integer, list, object, text, type Values } from '../shape';
import { quotas } from './quotas';

const attachmentFields = { policyId: integer, addTime: text, operateUin: integer };

/** A user or a group holds a policy. */
export type Attachment = Values<typeof attachmentFields>;

export type Attachments = readonly Attachment[];

/** Whoever policies can be attached to. */
export interface Holder {
  readonly attachments: Attachments;
}

export const attachmentsShape = list(object(attachmentFields));

/** Attaching what is attached already succeeds and changes nothing. */
export function withAttached({ attachments }: Holder, attachment: Attachment): Attachments {
  if (attachments.some(({ policyId }) => policyId === attachment.policyId)) return attachments;
  if (attachments.length >= quotas.policiesOfHolder) {
    throw new ApiError('InvalidParameter.AttachmentFull', 'The number of attached policies has reached the limit.');
  }
  return [...attachments, attachment];
}

export function withDetached({ attachments }: Holder, policyId: number): Attachments {
  const rest = attachments.filter((attachment) => attachment.policyId !== policyId);
  if (rest.length === attachments.length) {
    throw new ApiError('ResourceNotFound.PolicyIdNotFound', 'The policy specified by PolicyId is not attached.');
  }
  return rest;
}

export function holdsAny({ attachments }: Holder, policyIds: ReadonlySet<number>): boolean {
  return attachments.some(({ policyId }) => policyIds.has(policyId));
}

export function withoutPolicies({ attachments }: Holder, policyIds: ReadonlySet<number>): Attachments {
  return attachments.filter(({ policyId }) => !policyIds.has(policyId));
}
