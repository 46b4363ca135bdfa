import { compareAccess, evaluate } from '../../../lib/policy';
import { families } from './alphabet';
import { runPairs } from './pairs-run';

/** `npm run test:pairs` judges a million. */
const PAIRS = 2000;
const SEEDS = [20261124, Date.now() % 2 ** 31];

describe.each(SEEDS)('compareAccess and evaluate, seed %d', (seed) => {
  test.each(families)('are not refuted on near-equal pairs: $name', (family) => {
    const pairs = (PAIRS / SEEDS.length) * family.share;
    expect(runPairs({ compareAccess, evaluate }, family, { pairs, seed })).toBeUndefined();
  });
});
