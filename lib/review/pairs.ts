/** The same thing on both sides of a review; at least one side is there. */
export interface Pair<T> {
  readonly key: string;
  readonly before?: T;
  readonly after?: T;
}

/** Pairs things by their keys, in the order of the keys. Of several things under one key the first counts. */
export function pairs<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pair<T>[] {
  const found = new Map<string, { key: string; before?: T; after?: T }>();
  for (const item of before) {
    const key = keyOf(item);
    if (!found.has(key)) found.set(key, { key, before: item });
  }
  for (const item of after) {
    const key = keyOf(item);
    const pair = found.get(key);
    if (pair === undefined) found.set(key, { key, after: item });
    else if (pair.after === undefined) pair.after = item;
  }
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
