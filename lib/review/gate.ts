import { mayGrow } from './severity';
import { type CredentialEvent, type Gate, type GateKind, type PinChange, type Review } from './review';

/** What a review has found, before the gate is decided. */
export type Ungated = Omit<Review, 'gate'>;

/** All that can close the gate, in the order of the reasons. */
export const gateKinds: readonly GateKind[] = ['growth', 'credentials', 'unread', 'findings', 'pins'];

/** Events that give a way in, leave a secret behind, or widen what somebody may do. */
const OPENING = new Set<CredentialEvent['event']>([
  'key-created',
  'key-replaced',
  'secret-in-state',
  'password-in-state',
  'console-enabled',
  'boundary-removed',
]);

/**
 * Decides whether a change may go on.
 *
 * The fingerprint of exactly this change opens the gate for growing access and for new credentials. It never opens it for
 * what was not understood, for nobody can have reviewed that, nor for findings, which are acknowledged in code. A pin is
 * accepted by a fingerprint of its own.
 *
 * @param accepted fingerprints that somebody has accepted
 * @param closing what may close the gate
 */
export function gateOf(review: Ungated, accepted: readonly string[], closing: readonly GateKind[] = gateKinds): Gate {
  const kinds = gateKinds.filter((kind) => closing.includes(kind));
  const objections = kinds.flatMap((kind) => objectionsOf(kind, review)).filter(({ reasons }) => reasons.length > 0);
  const isAccepted = ({ fingerprint }: Objection): boolean => fingerprint !== null && accepted.includes(fingerprint);
  const left = objections.filter((one) => !isAccepted(one));
  const agreed = objections.filter(isAccepted);
  return {
    state: left.length > 0 ? 'closed' : 'open',
    reasons:
      left.length > 0 ? left.flatMap(({ reasons }) => reasons) : [...new Set(agreed.map(({ agreement }) => agreement))],
    closedBy: kinds.filter((kind) => left.some((one) => one.kind === kind)),
    accepted: [...new Set(agreed.flatMap(({ fingerprint }) => fingerprint ?? []))],
  };
}

/** What speaks against the change and is accepted together. */
interface Objection {
  readonly kind: GateKind;
  readonly reasons: readonly string[];
  /** What accepts it; `null` for what no fingerprint does. */
  readonly fingerprint: string | null;
  /** What to say when that was given. */
  readonly agreement: string;
}

function objectionsOf(kind: GateKind, review: Ungated): Objection[] {
  const { fingerprint } = review;
  const change = { kind, fingerprint, agreement: `the change \`${fingerprint}\` is accepted` };
  const neither = { kind, fingerprint: null, agreement: '' };
  switch (kind) {
    case 'growth':
      return [{ ...change, reasons: growing(review) }];
    case 'credentials':
      return [{ ...change, reasons: opening(review) }];
    case 'unread':
      return [{ ...neither, reasons: notUnderstood(review) }];
    case 'findings':
      return [{ ...neither, reasons: errors(review) }];
    case 'pins':
      return review.pinChanges.filter((pin) => pin.fingerprint !== null).map(claimed);
  }
}

function growing({ principals, policies }: Ungated): string[] {
  return [...principals, ...policies]
    .filter(({ verdict }) => mayGrow(verdict))
    .map(({ kind, name, verdict }) => {
      const who = `${WHOM[kind]}\`${name}\``;
      return verdict === 'unknown' ? `whether ${who} gains access cannot be told` : `${who} gains access`;
    });
}

const WHOM = {
  user: '',
  group: 'group ',
  policy: 'whoever holds ',
  role: 'whoever assumes the role ',
} as const;

function opening({ credentials }: Ungated): string[] {
  return credentials.filter(({ event }) => OPENING.has(event)).map(({ user, event }) => `\`${user}\`: \`${event}\``);
}

function notUnderstood({ coverage }: Ungated): string[] {
  return coverage.notUnderstood.map(({ address }) => `\`${address}\` is not understood`);
}

function errors({ findings }: Ungated): string[] {
  return findings
    .filter(({ severity, acknowledged }) => severity === 'error' && acknowledged === null)
    .map(({ id, address }) => `\`${id}\` at \`${address}\` is not acknowledged`);
}

function claimed({ name, change, fingerprint }: PinChange): Objection {
  return {
    kind: 'pins',
    reasons: [`the pin of \`${name}\` ${change === 'added' ? 'is new' : 'changes'} and is not accepted`],
    fingerprint,
    agreement: `the pin of \`${name}\` is accepted`,
  };
}
