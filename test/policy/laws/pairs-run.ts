import * as fc from 'fast-check';
import { type Alphabet } from './alphabet';
import { describePair } from './describe-pair';
import { type Engine } from './engine';
import { isSettled, judge } from './judge';
import { nearEqualPair } from './near-equal-pair';
import { type Tally } from './tally';

/**
 * Judges near-equal pairs and counts what it sees.
 *
 * Returns the first pair with a problem, shrunk and described, or undefined when there is none.
 */
export function runPairs(
  engine: Engine,
  family: Alphabet,
  run: { pairs: number; seed: number; tally?: Tally },
): string | undefined {
  let shrinking = false;
  const property = fc.property(nearEqualPair(family), (pair) => {
    const judgement = judge(engine, pair);
    if (!shrinking && run.tally) run.tally.add(judgement, judgement.verdict === 'unknown' && isSettled(pair));
    shrinking ||= judgement.problems.length > 0;
    return judgement.problems.length === 0;
  });
  const { counterexample, errorInstance } = fc.check(property, { numRuns: run.pairs, seed: run.seed });
  if (counterexample === null) return undefined;
  if (errorInstance instanceof Error && !errorInstance.message.startsWith('Property failed')) throw errorInstance;
  const [pair] = counterexample;
  return `${family.name}, seed ${run.seed}\n${describePair(pair, judge(engine, pair))}`;
}
