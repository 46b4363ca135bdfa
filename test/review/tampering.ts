import fc from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Path = readonly (string | number)[];

/** One thing that happens to one place of a file: whoever wrote, cut, filtered or merged it got it wrong there. */
export interface Tampering {
  readonly what: string;
  readonly path: Path;
  readonly value?: Json;
}

const NONSENSE: readonly Json[] = [null, 0, '', 'x', true, false, [], {}, [{}], { '': [null] }, '__proto__', 1e300];

/** Every place of a document. */
export function* placesIn(node: Json, at: Path = []): Generator<Path> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) {
    const path = [...at, Array.isArray(node) ? Number(key) : key];
    yield path;
    yield* placesIn(child, path);
  }
}

/** Tamperings of a document: something is gone, is there twice, is cut, holds nonsense, or what another place holds. */
export function tamperings(document: Json): fc.Arbitrary<Tampering> {
  const path = fc.constantFrom(...placesIn(document));
  return fc.oneof(
    path.map((path) => ({ what: 'gone', path })),
    path.map((path) => ({ what: 'twice', path })),
    path.map((path) => ({ what: 'cut', path })),
    fc.record({ what: fc.constant('nonsense'), path, value: fc.constantFrom(...NONSENSE) }),
    fc.tuple(path, path).map(([path, from]) => ({ what: 'moved', path, value: valueAt(document, from) })),
  );
}

export function valueAt(document: Json, path: Path): Json {
  return path.reduce<Json>((node, key) => (node as Record<string, Json>)[key] ?? null, document);
}

/** A copy of a document in which it has happened. What is not on the way to the place is shared. */
export function tampered(document: Json, { what, path, value }: Tampering): Json {
  const [key, ...rest] = path;
  if (key === undefined || typeof document !== 'object' || document === null) return document;
  const copy = Array.isArray(document) ? [...document] : { ...document };
  const holder = copy as Record<string | number, Json>;
  if (rest.length > 0)
    holder[key] = tampered(holder[key] ?? null, { what, path: rest, ...(value !== undefined && { value }) });
  else if (what === 'gone' && Array.isArray(copy)) copy.splice(Number(key), 1);
  else if (what === 'gone') delete holder[key];
  else if (what === 'twice' && Array.isArray(copy)) copy.splice(Number(key), 0, copy[Number(key)]!);
  else if (what === 'cut') holder[key] = half(holder[key] ?? null);
  else if (value !== undefined) holder[key] = value;
  return copy;
}

function half(value: Json): Json {
  if (typeof value === 'string') return value.slice(0, value.length >> 1);
  if (Array.isArray(value)) return value.slice(0, value.length >> 1);
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.slice(0, entries.length >> 1));
}
