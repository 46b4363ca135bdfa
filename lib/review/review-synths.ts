import { type AccessModel, keepForgotten, newDoubts } from '../access';
import { type Review } from './review';
import { reviewAccess, type ReviewOptions } from './review-access';

/** Where there was no synth yet. */
const NOTHING: AccessModel = {
  accounts: [],
  forgotten: [],
  coverage: { read: 0, understood: 0, notUnderstood: [] },
};

/**
 * Reviews how access changes from one synth to another: what a pull request asks for, without any credentials.
 *
 * What neither side understands and both show alike did not change, and does not close the gate.
 *
 * @param base what `readSynth` read; `null` where there was no synth yet
 * @param head what it read of the change
 */
export function reviewSynths(
  base: AccessModel | null,
  head: AccessModel,
  options: Omit<ReviewOptions, 'mode' | 'coverage'> = {},
): Review {
  const before = base ?? NOTHING;
  const coverage = { ...head.coverage, notUnderstood: newDoubts(before, head) };
  return reviewAccess(before, keepForgotten(before, head), { ...options, mode: 'synth', coverage });
}
