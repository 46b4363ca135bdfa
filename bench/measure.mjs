import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** Runs Node in a fresh process and returns what it prints. */
export function node(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr}`);
  return stdout;
}

/** Milliseconds that Node needs for this, its own start included. */
export function nodeTime(...args) {
  const start = performance.now();
  node(...args);
  return performance.now() - start;
}

/**
 * Measures several things in turn, round by round, so that a busy machine slows all of them alike.
 *
 * @param {number} rounds how many times each is measured
 * @param {Record<string, () => unknown>} subjects what to measure, by name
 * @returns the results of each, in the order of the rounds
 */
export function alternately(rounds, subjects) {
  const results = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, measure] of Object.entries(subjects)) results[name].push(measure());
  }
  return results;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of the rounds' ratios: what ran side by side is compared. */
export function ratio(numerators, denominators) {
  return median(numerators.map((numerator, round) => numerator / denominators[round]));
}
