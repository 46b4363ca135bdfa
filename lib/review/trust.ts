import { type Account, canonicalJson, type Fact, isUnknown, type Role } from '../access';
import { nameOf } from './causes';
import { type Pair, pairs } from './pairs';
import { type PolicyReview } from './review';

/** A role whose trust policy is another one after the change, or was not read before it. */
export interface TrustChange {
  readonly role: Role;
  readonly declared: Fact;
  /** The text before and after, whatever its layout; `null` where it was not read. */
  readonly before: string | null;
  readonly after: string;
}

/**
 * The roles of an account that somebody else may assume after a change.
 *
 * A new role is no such change: what it gives to whoever assumes it is a verdict of its own.
 */
export function trustChanges({ before, after }: Pair<Account>): TrustChange[] {
  return pairs(before?.roles ?? [], after?.roles ?? [], ({ key }) => key).flatMap(({ before: was, after: is }) => {
    const declared = is?.declared;
    if (is === undefined || declared === undefined) return [];
    const existed = was !== undefined || declared.origin.importing === true;
    const [old, now] = [was?.declared === undefined ? null : textOf(was), textOf(is)];
    return existed && old !== now ? [{ role: is, declared, before: old, after: now }] : [];
  });
}

/** Trust policies name principals, for which no document gives a whole grammar; so they are shown and not compared. */
export function trustReview(account: string, { role, declared, before }: TrustChange): PolicyReview {
  const { address, source } = declared.origin;
  return {
    account,
    kind: 'role',
    name: nameOf(role),
    verdict: 'unknown',
    gained: null,
    lost: null,
    reasons: [
      before === null
        ? 'the role exists already, and who may assume it today was not read'
        : 'its trust policy changes, and with it who may assume the role; read the change in the code',
    ],
    document: null,
    because: [],
    address,
    source: source ?? null,
  };
}

function textOf({ trust }: Role): string {
  if (isUnknown(trust)) return trust.digest;
  try {
    return canonicalJson(JSON.parse(trust));
  } catch {
    return trust;
  }
}
