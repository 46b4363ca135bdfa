/** The same thing on both sides of a review; at least one side is there. */
export interface Pair<T> {
  readonly key: string;
  readonly before?: T;
  readonly after?: T;
}

/** Pairs things by their keys, in the order of the keys. Of several things under one key the first counts. */
export function pairs<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pair<T>[] {
  if (before.length <= 1 && after.length <= 1) return few(before[0], after[0], keyOf);
  return merged(before, after, keyOf) ?? found(before, after, keyOf);
}

/** What most people hold before and after is one thing, and there are many people. */
function few<T>(before: T | undefined, after: T | undefined, keyOf: (item: T) => string): Pair<T>[] {
  const old = before === undefined ? undefined : { key: keyOf(before), before };
  const now = after === undefined ? undefined : { key: keyOf(after), after };
  if (old === undefined) return now === undefined ? [] : [now];
  if (now === undefined) return [old];
  if (old.key === now.key) return [{ ...old, ...now }];
  return old.key < now.key ? [old, now] : [now, old];
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
