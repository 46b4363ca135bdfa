import { readPlan, readSynth } from '../../lib/access';
import { type Review, reviewAccess, type ReviewOptions } from '../../lib/review';
import { type Planned, planObject } from '../access/plan-text';
import { oneFile, type StackFile } from '../access/synth-files';

/** Reviews how one stack becomes another. */
export function reviewOfStacks(base: StackFile, head: StackFile, options: Partial<ReviewOptions> = {}): Review {
  const [before, after] = [base, head].map((stack) => readSynth(oneFile(stack)));
  return reviewAccess(before!, after!, { mode: 'synth', ...options });
}

/**
 * Reviews what a plan changes.
 *
 * @param lookup a lookup that Terraform has made
 */
export function reviewOfPlan(
  changes: readonly Planned[],
  lookup?: Record<string, unknown>,
  options: Partial<ReviewOptions> = {},
): Review {
  const plan = planObject(changes);
  if (lookup !== undefined) {
    const { values } = plan.prior_state as { values: { root_module: { resources: unknown[] } } };
    values.root_module.resources.push(lookup);
  }
  const { before, after, coverage } = readPlan(JSON.stringify(plan));
  return reviewAccess(before, after, { mode: 'plan', coverage, ...options });
}
