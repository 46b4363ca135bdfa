import { type Clause, type Truth } from '../condition/clause';
import { type ContextValue } from '../grants';
import { type Opinion, policyNameOf } from '../semantics/opaque-policy';
import { ALWAYS, NEVER } from '../semantics/reading';
import { type Budget } from '../budget';
import { REQUEST_KEYS } from './request-keys';
import { samplesOf } from './samples';
import { listsOf } from './value-lists';

/** All values of a key that make the same conditions true, and one of them. */
export interface ValueClass {
  /** `undefined` stands for the absent key. */
  readonly value: ContextValue | undefined;
  /** Why it is not sure that a request can hold such a value. */
  readonly doubt?: string;
}

/** The values of a key, as far as the conditions at hand can tell them apart. */
export interface KeyDomain {
  readonly classes: readonly ValueClass[];
  /** Why there may be values that behave like none of the classes. */
  readonly gap?: string;
}

/** Steps of work that asking a clause about a value takes: it may have to read the value, and compares it with its own. */
const COST_OF_READING = 10;
const COMPARED_IN_A_STEP = 4;

/**
 * Splits the values of a key into those that the clauses cannot tell apart.
 *
 * Complete by construction of the samples: one for each literal, each gap between numbers, moments or addresses, each
 * way to be inside some wildcards and outside the others, the absent key, and each kind of list of these.
 *
 * @throws BudgetExceeded when there are too many
 */
export function domainOf(key: string, clauses: readonly Clause[], budget: Budget): KeyDomain {
  const policyName = policyNameOf(key);
  if (policyName !== undefined) return opinionDomain(policyName);
  const alwaysThere = REQUEST_KEYS.includes(key);
  const absence = `Tencent's documents do not say whether \`${key}\` may be absent from a request`;
  const { scalars, gap } = samplesOf(clauses, budget);
  const values = new Map<string, ValueClass>();
  const compared = clauses.reduce((sum, clause) => sum + clause.cost, 0);
  const cost = clauses.length * COST_OF_READING + compared / COMPARED_IN_A_STEP;
  const offer = (value: ValueClass): void => {
    budget.spend(cost);
    keep(values, clauses.map((clause) => clause.truth(value.value)).join(), value);
  };
  offer({ value: undefined, ...(alwaysThere && { doubt: absence }) });
  scalars.forEach(offer);
  if (alwaysThere) return domain([...values.values()], gap);
  const lists = listsOf(scalars, clauses, budget);
  for (const list of lists.classes) keep(values, clauses.map((clause) => clause.truth(list.value)).join(), list);
  // What is open about the empty list is one question for all clauses, unlike what is open about other values.
  return domain([...values.values(), { value: [] }], gap ?? lists.gap);
}

function domain(classes: readonly ValueClass[], gap: string | undefined): KeyDomain {
  return gap === undefined ? { classes } : { classes, gap };
}

/** Keeps the first value of each behaviour, but rather one that a request can surely hold. */
function keep<T extends { readonly doubt?: string }>(kept: Map<string, T>, behaviour: string, value: T): boolean {
  const known = kept.get(behaviour);
  if (known === undefined || (known.doubt !== undefined && value.doubt === undefined)) kept.set(behaviour, value);
  return known === undefined;
}

/** What a policy without a known document may say. That it denies is never assumed, but never left out either. */
function opinionDomain(policyName: string): KeyDomain {
  const doubt = `the document of \`${policyName}\` is not known: it may deny what the others allow`;
  const silent: ValueClass = { value: 'silent' satisfies Opinion };
  return { classes: [silent, { value: 'allow' satisfies Opinion }, { value: 'deny' satisfies Opinion, doubt }] };
}

/** A class of values, and what the conditions say about them. */
export interface JudgedClass extends ValueClass {
  readonly truths: readonly Truth[];
}

/** More clauses than this are not taken both ways. */
const MOST_OPEN = 4;

/** The classes of a domain that the conditions at hand tell apart. A gap is one more, of which they say nothing. */
export function classesFor({ classes, gap }: KeyDomain, clauses: readonly Clause[]): JudgedClass[] {
  const judged = new Map<string, JudgedClass>();
  const offer = (one: JudgedClass): void => void keep(judged, one.truths.join(), one);
  for (const { value, doubt } of classes) {
    const truths = clauses.map((clause) => clause.truth(value));
    const first = clauses.find((_, at) => truths[at] === undefined);
    if (first === undefined) offer({ value, truths, ...(doubt !== undefined && { doubt }) });
    else
      for (const both of waysToTake(value, truths, clauses))
        offer({ value, truths: both, doubt: doubt ?? first.doubt });
  }
  if (gap !== undefined) offer({ value: undefined, truths: clauses.map(() => undefined), doubt: gap });
  return [...judged.values()];
}

/** What the clauses may say about a value, where it is not known of some. */
function waysToTake(
  value: ContextValue | undefined,
  truths: readonly Truth[],
  clauses: readonly Clause[],
): (readonly Truth[])[] {
  if (!Array.isArray(value) || value.length > 0) return taken(truths);
  // Whether an empty list is as good as an absent key is one question for all clauses.
  return [0, 1].flatMap((way) => taken(clauses.map((clause) => clause.emptyTruths()[way as 0 | 1])));
}

/** What is not known of a clause is the same wherever the clause stands: met everywhere, or nowhere. */
function taken(truths: readonly Truth[]): (readonly Truth[])[] {
  if (truths.filter((truth) => truth === undefined).length > MOST_OPEN) return [truths];
  return truths.reduce<Truth[][]>(
    (ways, truth) =>
      ways.flatMap((way) => (truth === undefined ? [ALWAYS, NEVER] : [truth]).map((one) => [...way, one])),
    [[]],
  );
}
