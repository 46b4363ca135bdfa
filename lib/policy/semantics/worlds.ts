import { type Grants, type Request } from '../grants';
import { resourceSegments } from '../pattern/resource-pattern';
import { compile } from './compiled-policy';
import { type Bindings, VARIABLE_NAMES, VARIABLES, type VariableName, variablesIn } from './variables';

/** More combinations of values than this are not tried. */
const MOST_WORLDS = 64;

/** The values that policy variables may have, as far as the values can make a difference. */
export interface Worlds {
  /** In the first, each unknown variable has a value that is mentioned nowhere. */
  readonly bindings: readonly Bindings[];
  /** The variables whose values are tried out. */
  readonly unknown: readonly VariableName[];
  /** Every possible value behaves like one that is listed. */
  readonly complete: boolean;
}

/**
 * The values to try for variables whose value is not known: one that is mentioned nowhere, and each number that `texts`
 * mention.
 *
 * Complete when no variable and no number stands beside a `*`, a digit or another variable: a text then holds the value as
 * a whole number or not at all, and exchanging two numbers that are mentioned nowhere changes no answer.
 *
 * @param texts what the values are compared with and what mentions the variables; wildcards as `*`
 */
export function worldsFor(known: Bindings, unknown: readonly VariableName[], texts: readonly string[]): Worlds {
  if (unknown.length === 0) return { bindings: [known], unknown, complete: true };
  const numbers = [...new Set(texts.flatMap((text) => text.match(/\d+/g) ?? []))];
  const complete = !texts.some((text) => TOUCHING.test(text));
  let bindings: Bindings[] = [known];
  for (const name of unknown) {
    bindings = bindings.flatMap((binding) => [binding, ...numbers.map((number) => ({ ...binding, [name]: number }))]);
    if (bindings.length > MOST_WORLDS) return { bindings: [known], unknown, complete: false };
  }
  return { bindings, unknown, complete };
}

const PLACEHOLDERS = VARIABLE_NAMES.map((name) => VARIABLES[name]).join('');
const TOUCHING = new RegExp(`[${PLACEHOLDERS}][\\d*${PLACEHOLDERS}]|[\\d*][${PLACEHOLDERS}]|\\d\\*|\\*\\d`);

/** The values that a request's context gives to variables. A value that is no number is none: a uin always is one. */
export function bindingsOf(context: Readonly<Record<string, unknown>>): Bindings {
  const entries = VARIABLE_NAMES.flatMap((name) => {
    const value = Object.hasOwn(context, name) ? context[name] : undefined;
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    return /^\d+$/.test(text) ? [[name, text]] : [];
  });
  return Object.fromEntries(entries) as Bindings;
}

/** The worlds in which a request has to be decided: one, when the context gives a value to every variable that counts. */
export function worldsOfRequest({ documents, boundary }: Grants, { resource, context }: Request): Worlds {
  const policies = (boundary === undefined ? documents : [...documents, boundary]).map(compile);
  const segments = resource.includes('::') ? (resourceSegments(resource) ?? []) : [];
  const known = bindingsOf(context);
  const mentioned = [...policies.flatMap(({ variables }) => variables), ...variablesIn(segments)];
  const unknown = VARIABLE_NAMES.filter((name) => mentioned.includes(name) && known[name] === undefined);
  if (unknown.length === 0) return { bindings: [known], unknown, complete: true };
  const texts = policies.flatMap((policy) => policy.texts);
  const compared = variablesIn(segments).length > 0 ? texts : texts.filter((text) => variablesIn([text]).length > 0);
  const values = Object.values(context).flatMap((value) => (Array.isArray(value) ? value : [String(value)]));
  return worldsFor(known, unknown, [...compared, ...segments, ...values]);
}
