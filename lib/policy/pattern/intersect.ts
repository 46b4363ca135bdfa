import { type Budget } from '../budget';
import { FRESH, Glob } from './glob';

/**
 * The words that both globs match, as a union of globs: `*a*` and `*b*` share `*a*b*` and `*b*a*`. Empty when they share none.
 *
 * @throws BudgetExceeded when there are too many ways through both
 */
export function intersect(left: Glob, right: Glob, budget: Budget): Glob[] {
  budget.spend(1);
  if (right.includes(left)) return [left];
  if (left.includes(right)) return [right];
  if (left.isApartFrom(right)) return [];
  const ways = waysThrough(left.generic, right.generic, budget);
  return maximal(
    ways.map((way) => new Glob(way.split(FRESH))),
    budget,
  );
}

/** Those globs that no other one includes: their union is the same. */
export function maximal(globs: readonly Glob[], budget: Budget): Glob[] {
  let kept: Glob[] = [];
  for (const glob of globs) {
    budget.spend(1 + kept.length);
    if (kept.some((other) => other.includes(glob))) continue;
    kept = [...kept.filter((other) => !glob.includes(other)), glob];
  }
  return kept;
}

const COST_OF_CELL = 3;

/**
 * Each way to read two patterns side by side, from the end to the start.
 *
 * Exact: two wildcards absorb any text together until one of them ends, a wildcard beside a letter ends or absorbs that
 * letter, and two letters must be equal; a word that both match follows one of these ways.
 */
function waysThrough(left: string, right: string, budget: Budget): string[] {
  const width = right.length + 1;
  budget.spend((left.length + 1) * width * COST_OF_CELL);
  const table: Set<string>[] = [];
  const rest = (i: number, j: number): Iterable<string> => table[i * width + j] ?? [];
  for (let i = left.length; i >= 0; i--) {
    for (let j = right.length; j >= 0; j--) {
      const [a, b] = [left[i], right[j]];
      const ways = new Set<string>();
      const add = (head: string, tails: Iterable<string>): void => {
        for (const tail of tails) {
          budget.spend(COST_OF_CELL + (tail.length >> 4));
          ways.add(head === FRESH && tail.startsWith(FRESH) ? tail : head + tail);
        }
      };
      if (a === undefined && b === undefined) ways.add('');
      else if (a === FRESH && b === FRESH) [rest(i + 1, j), rest(i, j + 1)].forEach((tails) => add(FRESH, tails));
      else if (a === FRESH) {
        add('', rest(i + 1, j));
        if (b !== undefined) add(b, rest(i, j + 1));
      } else if (b === FRESH) {
        add('', rest(i, j + 1));
        if (a !== undefined) add(a, rest(i + 1, j));
      } else if (a === b && a !== undefined) add(a, rest(i + 1, j + 1));
      table[i * width + j] = ways;
    }
  }
  return [...rest(0, 0)];
}
