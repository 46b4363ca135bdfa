/** The same thing on both sides of a review; at least one side is there. */
export interface Pair<T> {
  readonly key: string;
  readonly before?: T;
  readonly after?: T;
}

/** Pairs things by their keys, in the order of the keys. Of several things under one key the first counts. */
export function pairs<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pair<T>[] {
  const [old, now] = [byKey(before, keyOf), byKey(after, keyOf)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().map((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    return { key, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) };
  });
}

function byKey<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  const map = new Map<string, T>();
  for (const item of items) if (!map.has(keyOf(item))) map.set(keyOf(item), item);
  return map;
}
