import { createHash } from 'node:crypto';

/** Plain data as JSON without spaces, the keys in order: the same text however a file is laid out. */
export function canonicalJson(value: unknown): string {
  return canonical(value, 200);
}

/**
 * A hash of plain data, the same for every order of keys: 22 characters, 132 bits.
 *
 * Data nested deeper than 200 levels counts as equal below that, which nothing that Terraform accepts reaches.
 */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('base64url').slice(0, 22);
}

/** JSON with its keys in order. What JSON cannot say (a `Map`, a class) has no place in here. */
function canonical(value: unknown, depth: number): string {
  if (depth === 0) return '"…"';
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth - 1)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item, depth - 1)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
