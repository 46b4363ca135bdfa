// Prints how many comparisons of access the built package makes a second, and what the worst documents cost.
import { performance } from 'node:perf_hooks';
import { CHANGES } from './compare-pairs.mjs';
import { median } from './measure.mjs';

const { compareAccess, parsePolicyDocument } = await import(process.argv[2] ?? '../dist/policy/index.js');
const SECONDS = 0.2;
const ROUNDS = 5;

const document = (statement) => parsePolicyDocument(JSON.stringify({ version: '2.0', statement }));
const grants = (documents, boundary) => ({ documents: documents.map(document), ...(boundary && { boundary: document(boundary) }) });

const pairs = CHANGES.map(([what, before, after, boundaryBefore, boundaryAfter]) => ({
  what,
  before: grants(before, boundaryBefore),
  after: grants(after, boundaryAfter),
}));

/** Microseconds of processor time that one comparison of each of the pairs takes, on average. */
function cost(some) {
  const before = process.cpuUsage();
  const end = performance.now() + SECONDS * 1000;
  let comparisons = 0;
  while (performance.now() < end) {
    for (let again = 0; again < 20; again++) for (const { before, after } of some) compareAccess(before, after);
    comparisons += 20 * some.length;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / comparisons;
}

const rounds = (some) => median(Array.from({ length: ROUNDS }, () => cost(some)));

cost(pairs);
for (const pair of pairs) {
  const { verdict } = compareAccess(pair.before, pair.after);
  console.log(`  ${pair.what.padEnd(32)} ${verdict.padEnd(14)} ${rounds([pair]).toFixed(1).padStart(7)} µs`);
}
const aSecond = Math.round(1e6 / rounds(pairs));
console.log(`${aSecond >= 100_000 ? '✓' : '✗'} comparisons a second, all of these in turn: ${aSecond.toLocaleString('en')}   ≥ 100,000`);
