import { type Family } from '../condition/agreement';
import { type Clause, type Truth } from '../condition/clause';
import { type ContextValue } from '../grants';
import { type Opinion, policyNameOf } from '../semantics/opaque-policy';
import { type Budget } from '../budget';
import { samplesOf } from './samples';
import { listsOf } from './value-lists';

/** Something that is asked about the value of one key. */
export type Condition = Pick<Clause, 'key' | 'id' | 'truth'>;

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

/** Keys that every request may be said to hold, and never more than one value of them. */
export const REQUEST_KEYS: readonly string[] = ['qcs:ip', 'qcs:current_time'];

/** Steps of work that asking a clause about a value takes: it may have to read the value. */
const COST_OF_TRUTH = 10;

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
  const offer = (value: ValueClass): void => {
    budget.spend(clauses.length * COST_OF_TRUTH);
    keep(values, clauses.map((clause) => clause.truth(value.value)).join(), value);
  };
  offer({ value: undefined, ...(alwaysThere && { doubt: absence }) });
  scalars.forEach(offer);
  if (alwaysThere || !mayHoldSeveral(clauses)) return domain([...values.values()], gap);
  const lists = listsOf(scalars, clauses, budget);
  for (const list of lists.classes) keep(values, clauses.map((clause) => clause.truth(list.value)).join(), list);
  return domain([...values.values()], gap ?? lists.gap);
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

/** Whether a request can hold several values: texts, and whatever the policy itself asks with a qualifier. */
function mayHoldSeveral(clauses: readonly Clause[]): boolean {
  const several: readonly Family[] = ['string', 'null'];
  return clauses.some(({ family, qualified }) => qualified || several.includes(family));
}

/** A class of values, and what the conditions say about them. */
export interface JudgedClass {
  readonly value: ValueClass;
  readonly truths: readonly Truth[];
}

/** The classes of a domain that the conditions at hand tell apart. A gap is one more, of which they say nothing. */
export function classesFor({ classes, gap }: KeyDomain, conditions: readonly Condition[]): JudgedClass[] {
  const byBehaviour = new Map<string, JudgedClass>();
  for (const value of classes) {
    const truths = conditions.map((condition) => condition.truth(value.value));
    const behaviour = truths.map(String).join();
    const known = byBehaviour.get(behaviour);
    if (known === undefined || (known.value.doubt !== undefined && value.doubt === undefined)) {
      byBehaviour.set(behaviour, { value, truths });
    }
  }
  const judged = [...byBehaviour.values()];
  if (gap === undefined) return judged;
  return [...judged, { value: { value: undefined, doubt: gap }, truths: conditions.map(() => undefined) }];
}
