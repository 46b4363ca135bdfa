// Prints how many comparisons of access the built package makes a second, and how long the worst documents take. Exits with
// 1 when a comparison has another verdict.
import { CHANGES } from './compare-changes.mjs';
import { WORST } from './compare-worst.mjs';
import { median } from './measure.mjs';

const { compareAccess, parsePolicyDocument } = await import(process.argv[2] ?? '../dist/policy/index.js');
const ROUNDS = 7;
const MILLISECONDS = 150;
const AT_ONCE = 20;

const document = (statement) => parsePolicyDocument(JSON.stringify({ version: '2.0', statement }));
const grants = (documents, boundary) => ({
  documents: documents.map(document),
  ...(boundary && { boundary: document(boundary) }),
});

const changes = CHANGES.map(({ what, verdict, before, after, boundaries = [] }) => ({
  what,
  verdict,
  before: grants(before, boundaries[0]),
  after: grants(after, boundaries[1]),
}));
const worst = WORST.map(({ what, before, after }) => ({ what, before: grants([before]), after: grants([after]) }));

for (const { what, verdict, before, after } of changes) {
  const { verdict: found } = compareAccess(before, after);
  if (found !== verdict) throw new Error(`${what}: ${found} instead of ${verdict}`);
}

/** Microseconds of the processor that one comparison takes, on average over the pairs: other work counts less that way. */
function cost(pairs) {
  const start = process.cpuUsage();
  let comparisons = 0;
  let spent;
  do {
    for (let again = 0; again < AT_ONCE; again++) for (const { before, after } of pairs) compareAccess(before, after);
    comparisons += AT_ONCE * pairs.length;
    const { user, system } = process.cpuUsage(start);
    spent = user + system;
  } while (spent < 1000 * MILLISECONDS);
  return spent / comparisons;
}

/** Milliseconds until the first comparison of two documents that have just been read is made. */
function firstTime({ before, after }) {
  const copy = ({ documents }) => ({ documents: documents.map((one) => ({ ...one })) });
  const [one, other] = [copy(before), copy(after)];
  const start = performance.now();
  compareAccess(one, other);
  return performance.now() - start;
}

const repeat = (measure) => median(Array.from({ length: ROUNDS }, measure));
repeat(() => cost(changes));
const aSecond = 1e6 / repeat(() => cost(changes));
const slowest = worst
  .map((pair) => ({ ...pair, milliseconds: repeat(() => firstTime(pair)) }))
  .sort((a, b) => b.milliseconds - a.milliseconds)[0];

console.log(
  `${mark(aSecond >= 100_000)} comparisons of access a second, ${changes.length} changes in turn`.padEnd(58),
  Math.round(aSecond).toLocaleString('en').padStart(9),
  '  ≥ 100,000',
);
console.log(
  `${mark(slowest.milliseconds <= 50)} slowest of ${worst.length} documents of 6,144 characters, ms`.padEnd(58),
  slowest.milliseconds.toFixed(1).padStart(9),
  `  ≤ 50 (${slowest.what})`,
);
if (process.argv.includes('--each')) {
  for (const pair of changes)
    console.log(
      `  ${pair.what.padEnd(40)} ${repeat(() => cost([pair]))
        .toFixed(1)
        .padStart(7)} µs`,
    );
  for (const pair of worst) {
    console.log(
      `  ${pair.what.padEnd(40)} ${repeat(() => firstTime(pair))
        .toFixed(1)
        .padStart(7)} ms ${compareAccess(pair.before, pair.after).verdict}`,
    );
  }
}

function mark(isReached) {
  return isReached ? '✓' : '✗';
}
