import { type PlanAccess } from '../access';
import { type Review } from './review';
import { reviewAccess, type ReviewOptions } from './review-access';

/**
 * Reviews how access changes when a plan is applied.
 *
 * @param plan what `readPlan` read; its warnings are for the reader of the review
 */
export function reviewPlan(plan: PlanAccess, options: Omit<ReviewOptions, 'mode' | 'coverage'> = {}): Review {
  const { before, after, coverage } = plan;
  return reviewAccess(before, after, { ...options, mode: 'plan', coverage });
}
