import { type Origin } from '../model/origin';

/** A place in the user's code, and what it says of why somebody holds something. */
export interface Place {
  /** The Terraform address. */
  readonly address: string;
  /** The line of the program; `null` where the source does not know it. */
  readonly source: string | null;
  readonly reason: string | null;
  readonly owner: string | null;
  /** The last day, `YYYY-MM-DD`. */
  readonly validUntil: string | null;
}

export function placeOf({ address, source, reason, owner, validUntil }: Origin): Place {
  return {
    address,
    source: source ?? null,
    reason: reason ?? null,
    owner: owner ?? null,
    validUntil: validUntil ?? null,
  };
}
