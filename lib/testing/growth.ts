import { type Review, reviewSynths } from '../review';
import { gateOf } from '../review/gate';
import { type AccessUnderTest } from './access-under-test';

/**
 * What is new from one synth to another. No rule is run: they judge what is there, new or not. The pins after count on both
 * sides, as in every review.
 */
export function growthReview(before: AccessUnderTest, after: AccessUnderTest): Review {
  return reviewSynths(before.model, after.model, { rules: [], pins: after.pins });
}

/** Whether something is new for sure, and not only may be. */
export function isProven(review: Review): boolean {
  const proven = {
    ...review,
    principals: review.principals.filter(({ gained }) => gained !== null),
    policies: review.policies.filter(({ gained }) => gained !== null),
    coverage: { ...review.coverage, notUnderstood: [] },
  };
  return gateOf(proven, []).state === 'closed';
}
