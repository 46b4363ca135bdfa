import { type Grants, type Request } from '../grants';
import { ACCOUNT, OWN_ACCOUNT, resourceSegments } from '../pattern/resource-pattern';
import { type PolicyDocument } from '../policy-document';
import { compile, type Texts } from './compiled-policy';
import { type Bindings, NO_BINDINGS, VARIABLE_NAMES, VARIABLES, type VariableName, variablesIn } from './variables';

/** More combinations of values than this are not tried. */
const MOST_WORLDS = 64;

/** The values that policy variables may have, as far as the values can make a difference. */
export interface Worlds {
  /** In the first, each unknown variable has a value that is mentioned nowhere. */
  readonly bindings: readonly [Bindings, ...Bindings[]];
  /** The variables whose values are tried out. */
  readonly unknown: readonly VariableName[];
  /** Every possible value behaves like one that is listed. */
  readonly complete: boolean;
}

/**
 * The values to try for variables whose value is not known: one that is mentioned nowhere, each number that the texts
 * mention, and the value of another such variable.
 *
 * Complete when no variable and no number stands beside a `*`, a digit or another variable: a text then holds the value as
 * a whole number or not at all, and exchanging two numbers that are mentioned nowhere changes no answer.
 */
function worldsFor(known: Bindings, { accounts, others }: Texts): Worlds {
  const unknown = variablesIn([...accounts, ...others]).filter((name) => known[name] === undefined);
  let bindings: [Bindings, ...Bindings[]] = [known];
  for (const name of unknown) {
    const compared = variablesIn(others).includes(name) ? [...accounts, ...others] : accounts;
    const numbers = new Set(compared.flatMap((text) => text.match(/\d+/g) ?? []));
    const more = bindings.flatMap((binding) =>
      [...numbers, ...openBefore(name, unknown, binding)].map((value) => ({ ...binding, [name]: value })),
    );
    bindings = [...bindings, ...more];
    const complete = bindings.length <= MOST_WORLDS && !compared.some((text) => TOUCHING.test(text));
    if (!complete || namesAccountTwice(accounts)) return { bindings: [known], unknown, complete: false };
  }
  return { bindings, unknown, complete: true };
}

/** The placeholders of earlier variables that have no value in this world: the variable may have the same. */
function openBefore(name: VariableName, unknown: readonly VariableName[], binding: Bindings): string[] {
  const earlier = unknown.slice(0, unknown.indexOf(name));
  return earlier.filter((other) => binding[other] === undefined).map((other) => VARIABLES[other]);
}

const PLACEHOLDERS = Object.values(VARIABLES).join('');
const TOUCHING = new RegExp(`[${PLACEHOLDERS}][\\d*${PLACEHOLDERS}]|[\\d*][${PLACEHOLDERS}]|\\d\\*|\\*\\d`);

/** An account may be named by uin and by appid: which belong together is not known. */
function namesAccountTwice(accounts: readonly string[]): boolean {
  return accounts.includes(OWN_ACCOUNT) && accounts.some((account) => account.startsWith('uid/'));
}

/** The worlds in which a request has to be decided: one, when the context gives a value to every variable that counts. */
export function worldsOfRequest(grants: Grants, { resource, context }: Request): Worlds {
  const documents = documentsOf(grants);
  const known = bindingsOf(context);
  const segments = resourceSegments(resource) ?? [];
  const inDocuments = documents.some((document) =>
    compile(document).variables.some((name) => known[name] === undefined),
  );
  if (!inDocuments && variablesIn(segments).length === 0) return { bindings: [known], unknown: [], complete: true };
  const values = Object.values(context).flatMap((value) => (Array.isArray(value) ? value : [String(value)]));
  const account = segments.slice(ACCOUNT, ACCOUNT + 1);
  const others = segments.filter((_, at) => at !== ACCOUNT);
  // The documents' texts are compared with the request's, not with each other.
  const mentioning = (texts: readonly string[], requested: readonly string[]): readonly string[] =>
    variablesIn(requested).length > 0 ? texts : texts.filter((text) => variablesIn([text]).length > 0);
  return worldsFor(known, {
    accounts: [...mentioning(textsOf(documents).accounts, account), ...account],
    others: [...mentioning(textsOf(documents).others, others), ...others, ...values],
  });
}

/** The worlds in which two sides have to be compared. */
export function worldsOfGrants(...sides: readonly Grants[]): Worlds {
  const documents = documentsOf(...sides);
  if (documents.every((document) => compile(document).variables.length === 0)) {
    return { bindings: [NO_BINDINGS], unknown: [], complete: true };
  }
  return worldsFor({}, textsOf(documents));
}

/** The documents of one side or more, boundaries too. */
export function documentsOf(...sides: readonly Grants[]): readonly PolicyDocument[] {
  return sides.flatMap(({ documents, boundary }) => (boundary === undefined ? documents : [...documents, boundary]));
}

export function textsOf(documents: readonly PolicyDocument[]): Texts {
  const texts = documents.map((document) => compile(document).texts);
  return { accounts: texts.flatMap(({ accounts }) => accounts), others: texts.flatMap(({ others }) => others) };
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
