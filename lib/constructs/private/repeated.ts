import { quoted } from './problems';

/** What a list names more than once. Items are the same when their keys are. */
export function repeatedProblems<Item>(
  what: string,
  items: readonly Item[],
  key: (item: Item) => string,
  name: (item: Item) => string,
): string[] {
  const seen = new Set<string>();
  const repeated = new Map<string, string>();
  for (const item of items) {
    if (seen.has(key(item))) repeated.set(key(item), name(item));
    seen.add(key(item));
  }
  return [...repeated.values()].map((it) => `${what} ${quoted(it)} is listed twice; remove one of the two`);
}
