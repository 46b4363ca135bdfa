const MOST_REMEMBERED = 4_096;

/** Reads a text once, however often it is compared. */
export function remembering<T>(read: (text: string) => T): (value: string | number | boolean) => T {
  const known = new Map<string, T>();
  return (value) => {
    const text = String(value);
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const result = read(text);
    known.set(text, result);
    return result;
  };
}
