import { type Request } from '../grants';
import { ALWAYS } from '../semantics/reading';
import { type Rule } from '../semantics/rule';
import { Budget, BudgetExceeded } from '../budget';
import { samplesOf } from './samples';

const BUDGET = 5_000;
const contexts = new WeakMap<Rule, Request['context'] | undefined>();

/** A context that meets all conditions of a statement under every reading; `undefined` when none is near at hand. */
export function sampleContext(rule: Rule): Request['context'] | undefined {
  if (rule.clauses.length === 0) return {};
  if (!contexts.has(rule)) contexts.set(rule, makeContext(rule));
  return contexts.get(rule);
}

function makeContext({ clauses }: Rule): Request['context'] | undefined {
  const context: Request['context'] = {};
  for (const key of new Set(clauses.map((clause) => clause.key))) {
    const asked = clauses.filter((clause) => clause.key === key);
    const isMet = (value: Request['context'][string] | undefined): boolean =>
      asked.every((clause) => clause.truth(value) === ALWAYS);
    const value = samples(asked).find(isMet);
    if (value === undefined && !isMet(undefined)) return undefined;
    if (value !== undefined) context[key] = value;
  }
  return context;
}

function samples(clauses: Rule['clauses']): (string | number | boolean)[] {
  try {
    return samplesOf(clauses, new Budget(BUDGET)).scalars.flatMap(({ value, doubt }) =>
      doubt === undefined ? [value] : [],
    );
  } catch (error) {
    if (error instanceof BudgetExceeded) return [];
    throw error;
  }
}
