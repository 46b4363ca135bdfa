import { type Grants, type Request } from '../grants';
import { Glob } from '../pattern/glob';
import { holdsPlaceholder } from '../pattern/placeholders';
import { ACCOUNT, OWN_ACCOUNT, ResourcePattern, resourceSegments } from '../pattern/resource-pattern';
import { type PolicyDocument } from '../policy-document';
import { compile } from './compiled-policy';
import { type Bindings, NO_BINDINGS, VARIABLE_NAMES, VARIABLES, type VariableName, variablesIn } from './variables';

/** More combinations of values than this are not tried. */
const MOST_WORLDS = 64;
/** More pairs of resources than this are not looked at one by one. */
const MOST_MEETINGS = 10_000;

/** The values that policy variables may have, as far as the values can make a difference. */
export interface Worlds {
  /** In the first, each unknown variable has a value that is mentioned nowhere. */
  readonly bindings: readonly [Bindings, ...Bindings[]];
  /** The variables whose values are tried out. */
  readonly unknown: readonly VariableName[];
  /** Every possible value behaves like one that is listed. */
  readonly complete: boolean;
}

/** What variables stand in, and what their values may be compared with. */
interface Mentions {
  readonly resources: readonly ResourcePattern[];
  /** Values of conditions, and of a request's context. */
  readonly values: readonly string[];
}

/**
 * The values to try for variables whose value is not known: one that is mentioned nowhere, each number that the texts
 * mention, and the value of another such variable.
 *
 * Complete when no variable and no number stands beside a `*`, a digit or another variable: a text then holds the value as
 * a whole number or not at all, and exchanging two numbers that are mentioned nowhere changes no answer.
 */
function worldsFor(known: Bindings, mentions: Mentions): Worlds {
  const mentioned = variablesIn([...mentions.resources.map(String), ...mentions.values]);
  const unknown = mentioned.filter((name) => known[name] === undefined);
  let bindings: [Bindings, ...Bindings[]] = [known];
  for (const name of unknown) {
    const compared = comparedWith(name, mentions);
    const numbers = new Set(compared.flatMap((text) => text.match(/\d+/g) ?? []));
    const more = bindings.flatMap((binding) =>
      [...numbers, ...openBefore(name, unknown, binding)].map((value) => ({ ...binding, [name]: value })),
    );
    bindings = [...bindings, ...more];
    const complete = bindings.length <= MOST_WORLDS && !compared.some((text) => TOUCHING.test(text));
    if (!complete || namesAccountTwice(mentions.resources)) return { bindings: [known], unknown, complete: false };
  }
  return { bindings, unknown, complete: true };
}

/** The texts that a variable stands in, and those that its value may be compared with. */
function comparedWith(name: VariableName, { resources, values }: Mentions): string[] {
  const holds = (text: string): boolean => text.includes(VARIABLES[name]);
  const holding = resources.filter(({ segments }) => segments?.some(({ generic }) => holds(generic)));
  const places = new Set(
    holding.flatMap(({ segments = [] }) => [...segments.keys()].filter((at) => holds(segments[at]?.generic ?? ''))),
  );
  const near = holding.length * resources.length > MOST_MEETINGS ? resources : resources.filter(meetsOne(holding));
  const texts = near.flatMap(({ segments }) => (segments ?? []).filter((_, at) => places.has(at)).map(String));
  return values.some(holds) ? [...texts, ...values] : texts;
}

function meetsOne(patterns: readonly ResourcePattern[]): (resource: ResourcePattern) => boolean {
  return (resource) => patterns.some((pattern) => pattern.mayMeet(resource));
}

/** The placeholders of earlier variables that have no value in this world: the variable may have the same. */
function openBefore(name: VariableName, unknown: readonly VariableName[], binding: Bindings): string[] {
  const earlier = unknown.slice(0, unknown.indexOf(name));
  return earlier.filter((other) => binding[other] === undefined).map((other) => VARIABLES[other]);
}

const PLACEHOLDERS = Object.values(VARIABLES).join('');
const TOUCHING = new RegExp(`[${PLACEHOLDERS}][\\d*${PLACEHOLDERS}]|[\\d*][${PLACEHOLDERS}]|\\d\\*|\\*\\d`);

/** An account may be named by uin and by appid: which belong together is not known. */
function namesAccountTwice(resources: readonly ResourcePattern[]): boolean {
  const account = ({ segments }: ResourcePattern): string => String(segments?.[ACCOUNT]);
  const own = resources.filter((resource) => account(resource) === OWN_ACCOUNT);
  const byAppId = resources.filter((resource) => account(resource).startsWith('uid/'));
  if (own.length * byAppId.length > MOST_MEETINGS) return true;
  return byAppId.some(meetsOne(own));
}

/** The worlds in which a request has to be decided: one, when the context gives a value to every variable that counts. */
export function worldsOfRequest(grants: Grants, { resource, context }: Request): Worlds {
  const policies = documentsOf(grants).map(compile);
  const known = bindingsOf(context);
  const inDocuments = policies.some(({ variables }) => variables.some((name) => known[name] === undefined));
  const segments = resourceSegments(resource);
  if (!inDocuments && variablesIn(segments ?? []).length === 0) {
    return { bindings: [known], unknown: [], complete: true };
  }
  const requested = segments && new ResourcePattern(segments.map((segment) => Glob.literal(segment)));
  // The documents' texts are compared with the request's, not with each other.
  const isCompared = (pattern: ResourcePattern): boolean =>
    requested !== undefined && (requested.holdsPlaceholder || pattern.holdsPlaceholder) && pattern.mayMeet(requested);
  const values = Object.values(context).flatMap((value) => (Array.isArray(value) ? value : [String(value)]));
  const [resources, conditions] = [policies.flatMap((one) => one.resources), policies.flatMap((one) => one.values)];
  return worldsFor(known, {
    resources: requested ? [requested, ...resources.filter(isCompared)] : [],
    values: [...(values.some(holdsPlaceholder) ? conditions : conditions.filter(holdsPlaceholder)), ...values],
  });
}

/** The worlds in which two sides have to be compared. */
export function worldsOfGrants(...sides: readonly Grants[]): Worlds {
  const policies = documentsOf(...sides).map(compile);
  if (policies.every(({ variables }) => variables.length === 0)) {
    return { bindings: [NO_BINDINGS], unknown: [], complete: true };
  }
  const [resources, values] = [policies.flatMap((one) => one.resources), policies.flatMap((one) => one.values)];
  return worldsFor({}, { resources, values });
}

/** The documents of one side or more, boundaries too. */
export function documentsOf(...sides: readonly Grants[]): readonly PolicyDocument[] {
  return sides.flatMap(({ documents, boundary }) => (boundary === undefined ? documents : [...documents, boundary]));
}

/** The values that a request's context gives to variables. A value that is no number is none: a uin always is one. */
function bindingsOf(context: Request['context']): Bindings {
  const entries = VARIABLE_NAMES.flatMap((name) => {
    const value = Object.hasOwn(context, name) ? context[name] : undefined;
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    return /^\d+$/.test(text) ? [[name, text]] : [];
  });
  return entries.length === 0 ? NO_BINDINGS : (Object.fromEntries(entries) as Bindings);
}
