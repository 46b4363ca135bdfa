import { type Verdict } from '../../policy';
import { type PinChange, type PolicyReview, type PrincipalReview } from '../../review/review';
import { phraseOf } from '../phrase';
import { example, saysThatItIsNotKnown } from '../wording';
import { type Detail, type Sign } from './item';

/** What stands in front of whoever has this verdict. */
export const SIGNS: Record<Verdict, Sign> = {
  broadened: '+',
  incomparable: '±',
  unknown: '?',
  narrowed: '-',
  equivalent: '=',
  none: '=',
};

/** What proves a verdict, and what it rests on. */
export function proof({ gained, lost, reasons }: PrincipalReview | PolicyReview | PinChange): Detail[] {
  const said = [gained, lost].flatMap((witness) => (witness === null ? [] : saysThatItIsNotKnown(witness)));
  return [
    ...(gained === null ? [] : [{ label: 'may now' as const, text: example(gained), source: null }]),
    ...(lost === null ? [] : [{ label: 'no longer' as const, text: example(lost), source: null }]),
    ...reasons
      .filter((reason) => !said.some((start) => reason.startsWith(start)))
      .map((reason) => ({ label: 'note' as const, text: phraseOf(reason), source: null })),
  ];
}
