/** Remembers a result. What asks for itself while it is worked out gets `undefined`, so that a circle comes to an end. */
export function once<K, T>(results: Map<K, T | undefined>, key: K, work: () => T): T | undefined {
  if (!results.has(key)) {
    results.set(key, undefined);
    results.set(key, work());
  }
  return results.get(key);
}
