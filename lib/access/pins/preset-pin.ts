import { createHash } from 'node:crypto';
import { type PolicyDocument } from '../../policy';
import { canonicalJson } from '../model/digest';

/** A dated copy of a preset's document, kept in the user's repository. */
export interface PresetPin {
  /** As CAM spells it, such as `QcloudTRTCFullAccess`. */
  readonly name: string;
  /** The number of the policy. */
  readonly id: string;
  readonly document: PolicyDocument;
  readonly sha256: string;
  /** The day of the copy, as `YYYY-MM-DD`. */
  readonly pinnedAt: string;
  /** Where it was copied from, in words. */
  readonly source: string;
}

/** What `sha256` of a pin must be: the hash of the document without spaces, its keys in order. */
export function pinHash(document: unknown): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}
