/** An object of a JSON file: any keys, any values. */
export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an object itself holds under a key: never what it inherits. */
export function own(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The object under a key, or an empty one. */
export function objectIn(value: unknown, key: string): JsonObject {
  const held = own(value, key);
  return isObject(held) ? held : {};
}

/** The list under a key, or an empty one. */
export function listIn(value: unknown, key: string): readonly unknown[] {
  const held = own(value, key);
  return Array.isArray(held) ? held : [];
}

/** The text under a key. */
export function textIn(value: unknown, key: string): string | undefined {
  const held = own(value, key);
  return typeof held === 'string' ? held : undefined;
}
