/** The same thing on both sides of a review; at least one side is there. */
export interface Pair<T> {
  readonly key: string;
  readonly before?: T;
  readonly after?: T;
}

/** Pairs things by their keys, in the order of the keys. Of several things under one key the first counts. */
export function pairs<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pair<T>[] {
  return merged(before, after, keyOf) ?? found(before, after, keyOf);
}

/** For lists that are in the order of their keys already, as those of a model are; `undefined` where one is not. */
function merged<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pair<T>[] | undefined {
  const result: Pair<T>[] = [];
  const keyAt = (items: readonly T[], at: number) => (at < items.length ? keyOf(items[at]!) : undefined);
  let [b, a] = [0, 0];
  let [old, now] = [keyAt(before, b), keyAt(after, a)];
  let last: string | undefined;
  for (;;) {
    const key = old === undefined || (now !== undefined && now < old) ? now : old;
    if (key === undefined) return result;
    if (last !== undefined && key <= last) return undefined;
    last = key;
    if (old !== key) result.push({ key, after: after[a]! });
    else if (now !== key) result.push({ key, before: before[b]! });
    else result.push({ key, before: before[b]!, after: after[a]! });
    if (old === key) old = keyAt(before, ++b);
    if (now === key) now = keyAt(after, ++a);
  }
}

function found<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pair<T>[] {
  const known = new Map<string, { key: string; before?: T; after?: T }>();
  for (const item of before) {
    const key = keyOf(item);
    if (!known.has(key)) known.set(key, { key, before: item });
  }
  for (const item of after) {
    const key = keyOf(item);
    const pair = known.get(key);
    if (pair === undefined) known.set(key, { key, after: item });
    else if (pair.after === undefined) pair.after = item;
  }
  return [...known.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
