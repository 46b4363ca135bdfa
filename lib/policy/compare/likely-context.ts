import { Budget, BudgetExceeded } from '../budget';
import { type Scalar } from '../condition/relation';
import { type Request } from '../grants';
import { ALWAYS, NEVER } from '../semantics/reading';
import { type Rule } from '../semantics/rule';
import { REQUEST_KEYS } from './request-keys';
import { samplesOf } from './samples';

const BUDGET = 5_000;
/** A key that is compared with more values than this is left to the search. */
const MOST_VALUES = 64;

/**
 * A context that meets all conditions of some statements and misses one of each of the others; `undefined` when none is
 * near at hand. A quick guess, for whoever confirms it.
 */
export function likelyContext(met: readonly Rule[], missed: readonly Rule[]): Request['context'] | undefined {
  const context: Request['context'] = {};
  const wanted = met.flatMap(({ clauses }) => clauses);
  if (wanted.length === 0 && missed.length === 0) return context;
  const fits = (key: string, value: Scalar | undefined): boolean =>
    wanted.every((clause) => clause.key !== key || clause.truth(value) === ALWAYS);
  const choose = (key: string, rules: readonly Rule[], accepts: (value: Scalar) => boolean): boolean => {
    const value = rules.flatMap((rule) => samplesFor(rule, key)).find((one) => accepts(one) && fits(key, one));
    if (value !== undefined) context[key] = value;
    return value !== undefined;
  };
  for (const { key } of wanted) {
    const isOpen = !(key in context) && (REQUEST_KEYS.includes(key) || !fits(key, undefined));
    if (isOpen && !choose(key, met, () => true)) return undefined;
  }
  for (const rule of missed) {
    const isMissed = rule.clauses.some(
      (clause) =>
        (clause.key in context || !REQUEST_KEYS.includes(clause.key)) && clause.truth(context[clause.key]) === NEVER,
    );
    const others = [...met, rule];
    if (
      !isMissed &&
      !rule.clauses.some((clause) => choose(clause.key, others, (value) => clause.truth(value) === NEVER))
    ) {
      return undefined;
    }
  }
  return context;
}

const known = new WeakMap<Rule, Map<string, readonly Scalar[]>>();

/** Values that the statement's conditions on a key tell apart, and that a request can surely hold. */
function samplesFor(rule: Rule, key: string): readonly Scalar[] {
  const byKey = known.get(rule) ?? new Map<string, readonly Scalar[]>();
  known.set(rule, byKey);
  const values = byKey.get(key) ?? makeSamples(rule, key);
  byKey.set(key, values);
  return values;
}

function makeSamples({ clauses }: Rule, key: string): Scalar[] {
  const asked = clauses.filter((clause) => clause.key === key);
  if (asked.reduce((sum, { values }) => sum + values.length, 0) > MOST_VALUES) return [];
  try {
    return samplesOf(asked, new Budget(BUDGET)).scalars.flatMap(({ value, doubt }) =>
      doubt === undefined ? [value] : [],
    );
  } catch (error) {
    if (error instanceof BudgetExceeded) return [];
    throw error;
  }
}
