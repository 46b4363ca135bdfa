import { type Comparison, type PolicyDocument, type Verdict } from '../policy';
import { visible } from '../policy/parse/quoted';
import { requestWords } from './decision-words';
import { rooms } from './rooms';
import { tellingActions } from './trtc-facts';

/** How one document became another, in one sentence. */
export function verdictWords(before: PolicyDocument, after: PolicyDocument): string {
  const { verdict, gained, lost, reasons } = compareDocuments(before, after);
  const proof = [
    gained && `${requestWords(gained)} is allowed now and was not before`,
    lost && `${requestWords(lost)} was allowed before and is not now`,
  ].filter((words) => words !== undefined);
  const words = proof.length > 0 ? proof.join('; ') : (SAME[verdict] ?? reasons.map(visible).join('; '));
  return `${verdict.toUpperCase()} — ${words}`;
}

/** As `compareAccess` does, with requests that are easy to picture. */
export function compareDocuments(before: PolicyDocument, after: PolicyDocument): Comparison {
  const actions = tellingActions(rooms.catalog());
  return rooms.policy().compareAccess({ documents: [before] }, { documents: [after] }, { actions });
}

const SAME: Partial<Record<Verdict, string>> = {
  none: 'it says the same',
  equivalent: 'it allows the same, written differently',
};
