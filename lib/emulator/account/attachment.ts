import { ApiError } from '../api-error';
import { integer, list, object, text, type Values } from '../shape';
import { quotas } from './quotas';

const attachmentFields = { policyId: integer, addTime: text, operateUin: integer };

/** A user or a group holds a policy. */
export type Attachment = Values<typeof attachmentFields>;

/** Whoever policies can be attached to. */
export interface Holder {
  readonly attachments: Attachment[];
}

export const attachmentsShape = list(object(attachmentFields));

/** Attaching what is attached already succeeds and changes nothing. */
export function attach(holder: Holder, attachment: Attachment): void {
  if (holder.attachments.some(({ policyId }) => policyId === attachment.policyId)) return;
  if (holder.attachments.length >= quotas.policiesOfHolder) {
    throw new ApiError('InvalidParameter.AttachmentFull', 'The number of attached policies has reached the limit.');
  }
  holder.attachments.push(attachment);
}

export function detach(holder: Holder, policyId: number): void {
  if (!tryDetach(holder, policyId)) {
    throw new ApiError('ResourceNotFound.PolicyIdNotFound', 'The policy specified by PolicyId is not attached.');
  }
}

export function tryDetach(holder: Holder, policyId: number): boolean {
  const place = holder.attachments.findIndex((attachment) => attachment.policyId === policyId);
  if (place === -1) return false;
  holder.attachments.splice(place, 1);
  return true;
}
