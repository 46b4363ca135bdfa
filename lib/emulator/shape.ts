/** Where a value stands, and whether it came from a query string, where every leaf is text. */
export interface Place {
  /** Such as `Info.0.GroupId`; empty for the whole. */
  readonly path: string;
  readonly textual: boolean;
}

/** What is wrong with a value that comes from outside. */
export type Misfit = 'missing' | 'ill-typed' | 'not-recognized';

/** A value that does not have the declared shape. Whoever asked for the shape says what that means to its own caller. */
export class ShapeError extends Error {
  public override readonly name = 'ShapeError';

  public constructor(
    public readonly misfit: Misfit,
    public readonly path: string,
  ) {
    super(`${path} is ${misfit}`);
  }
}

/** Turns a value of unknown origin into a `T`, or throws a `ShapeError`. */
export type Shape<T> = (value: unknown, place: Place) => T;

export type Fields = Readonly<Record<string, Shape<unknown>>>;

export type Values<F extends Fields> = { readonly [K in keyof F]: ReturnType<F[K]> };

export const text: Shape<string> = (value, place) => {
  if (typeof value !== 'string') throw misfit(value, place);
  return value;
};

/** A whole number, zero or above, that a double holds exactly. */
export const integer: Shape<number> = (value, place) => {
  const number = place.textual && typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) throw misfit(value, place);
  return number;
};

/** `0` or `1` on the wire. */
export const flag: Shape<boolean> = (value, place) => {
  const number = integer(value, place);
  if (number > 1) throw misfit(value, place);
  return number === 1;
};

export const boolean: Shape<boolean> = (value, place) => {
  const truth = place.textual && (value === 'true' || value === 'false') ? value === 'true' : value;
  if (typeof truth !== 'boolean') throw misfit(value, place);
  return truth;
};

/** An object with any fields. */
export const record: Shape<Readonly<Record<string, unknown>>> = (value, place) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw misfit(value, place);
  return value as Record<string, unknown>;
};

export function oneOf<T extends string | number>(...allowed: T[]): Shape<T> {
  return (value, place) => {
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw misfit(value, place);
    return found;
  };
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, place) => (value === undefined || value === null ? undefined : shape(value, place));
}

export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value, place) => {
    const items = place.textual ? numbered(value) : value;
    if (!Array.isArray(items)) throw misfit(value, place);
    return items.map((item, index) => shape(item, below(place, String(index))));
  };
}

/** An object with these fields and no others. */
export function object<F extends Fields>(fields: F): Shape<Values<F>> {
  const shapes = Object.entries(fields);
  return (value, place) => {
    const given = record(value, place);
    for (const key of Object.keys(given)) {
      if (!Object.hasOwn(fields, key)) throw new ShapeError('not-recognized', below(place, key).path);
    }
    const read = shapes.map(([key, shape]) => [
      key,
      shape(Object.hasOwn(given, key) ? given[key] : undefined, below(place, key)),
    ]);
    return Object.fromEntries(read) as Values<F>;
  };
}

function below(place: Place, key: string): Place {
  return { path: place.path === '' ? key : `${place.path}.${key}`, textual: place.textual };
}

function misfit(value: unknown, place: Place): ShapeError {
  return new ShapeError(value === undefined || value === null ? 'missing' : 'ill-typed', place.path);
}

/** `{ 0: a, 1: b }`, which is how a query string writes a list. */
function numbered(value: unknown): unknown[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const keys = Object.keys(value);
  return keys.every((key, index) => key === String(index)) ? Object.values(value) : undefined;
}
