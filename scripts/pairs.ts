/**
 * Judges a nightly-sized number of near-equal pairs: `npm run test:pairs -- --pairs 1000000 --seed 1 --family micro`.
 *
 * Exits with 1 when the oracle refutes a verdict, a witness or a decision.
 */
import { parseArgs } from 'node:util';
import { compareAccess, evaluate } from '../lib/policy';
import { families } from '../test/policy/laws/alphabet';
import { runPairs } from '../test/policy/laws/pairs-run';
import { Tally } from '../test/policy/laws/tally';

/** Small enough to show progress, and to start anew from a seed that reproduces quickly. */
const BATCH = 500;
/** Pairs between two lines of a log; a terminal is told after each batch. */
const A_LINE_EACH = 50_000;
/** More of them tell nothing new. */
const REFUTATIONS_SHOWN = 20;

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    family: { type: 'string', default: families.map(({ name }) => name).join() },
  },
});
const wanted = Number(values.pairs);
const seed = Number(values.seed);
const chosen = families.filter(({ name }) => values.family.split(',').includes(name));
if (!(wanted > 0) || !Number.isInteger(seed) || chosen.length === 0) {
  throw new Error(`--pairs and --seed are numbers, --family is one of ${families.map(({ name }) => name).join(', ')}`);
}

console.log(`seed ${seed}`);
const started = Date.now();
const tallies = new Map(chosen.map((family) => [family, new Tally()]));
const refutations: string[] = [];
let nextLine = A_LINE_EACH;
for (let judged = 0, batch = seed; judged < wanted && refutations.length < REFUTATIONS_SHOWN; batch++) {
  for (const [family, tally] of tallies) {
    const pairs = Math.min(Math.ceil(BATCH * family.share), wanted - judged);
    if (pairs <= 0) break;
    const refutation = runPairs({ compareAccess, evaluate }, family, { pairs, seed: batch, tally });
    judged += pairs;
    if (refutation === undefined) continue;
    refutations.push(refutation);
    console.log(`\n${refutation}\n`);
  }
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  const progress = `${judged} of ${wanted} pairs, ${minutes} min, ${refutations.length} refuted`;
  if (process.stderr.isTTY) process.stderr.write(`\r${progress} `);
  else if (judged >= nextLine) {
    console.error(progress);
    nextLine += A_LINE_EACH;
  }
}
if (process.stderr.isTTY) process.stderr.write('\n');
for (const [{ name }, tally] of tallies) console.log(`${name}\n  ${tally.toString().replaceAll('\n', '\n  ')}`);
console.log(`${refutations.length} refutations, seed ${seed}`);
process.exitCode = refutations.length === 0 ? 0 : 1;
