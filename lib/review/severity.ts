import { type Verdict } from '../policy';

/** The verdicts, the gravest last: what cannot be told may be the worst. */
const ORDER: readonly Verdict[] = ['none', 'equivalent', 'narrowed', 'broadened', 'incomparable', 'unknown'];

/** The gravest of several verdicts, `none` of none: access that grows anywhere outweighs all that shrinks. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let gravest = 0;
  for (const verdict of verdicts) gravest = Math.max(gravest, ORDER.indexOf(verdict));
  return ORDER[gravest] ?? 'unknown';
}

/** Whether access may have grown. What cannot be told counts. */
export function mayGrow(verdict: Verdict): boolean {
  return verdict === 'broadened' || verdict === 'incomparable' || verdict === 'unknown';
}

/** Whether access may have shrunk. What cannot be told counts. */
export function mayShrink(verdict: Verdict): boolean {
  return verdict === 'narrowed' || verdict === 'incomparable' || verdict === 'unknown';
}
