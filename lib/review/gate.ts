import { mayGrow } from './severity';
import { type CredentialEvent, type Gate, type PinChange, type Review } from './review';

/** What a review has found, before the gate is decided. */
export type Ungated = Omit<Review, 'gate'>;

/**
 * What can close the gate: access that may grow, new credentials, what was not understood, errors of rules, and pins that
 * are new or claim something else.
 */
export const gateKinds = ['growth', 'credentials', 'unread', 'findings', 'pins'] as const;
export type GateKind = (typeof gateKinds)[number];

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
  const when = (kind: GateKind, reasons: (review: Ungated) => string[]): string[] =>
    closing.includes(kind) ? reasons(review) : [];
  const growth = [...when('growth', growing), ...when('credentials', opening)];
  const isAccepted = review.fingerprint !== null && accepted.includes(review.fingerprint);
  const claims = closing.includes('pins') ? review.pinChanges.filter(({ fingerprint }) => fingerprint !== null) : [];
  const reasons = [
    ...(isAccepted ? [] : growth),
    ...when('unread', notUnderstood),
    ...when('findings', errors),
    ...claims.filter(({ fingerprint }) => !accepted.some((one) => one === fingerprint)).map(claimed),
  ];
  if (reasons.length > 0) return { state: 'closed', reasons };
  const why = isAccepted && growth.length > 0 ? [`the change \`${review.fingerprint}\` is accepted`] : [];
  return { state: 'open', reasons: [...why, ...claims.map(({ name }) => `the pin of \`${name}\` is accepted`)] };
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

function claimed({ name, change }: PinChange): string {
  return `the pin of \`${name}\` ${change === 'added' ? 'is new' : 'changes'} and is not accepted`;
}
