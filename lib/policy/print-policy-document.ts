import { printOperator } from './condition/operators';
import { type ConditionClause, type PolicyDocument, type PolicyStatement } from './policy-document';

/**
 * The canonical text of a document: two spaces of indentation, keys in one order, lists always written as lists.
 *
 * Statements, actions, resources and values keep their order, so that the text reads as the same document again. The keys
 * of a condition, which have no order, are sorted.
 *
 * @throws RangeError when two clauses of a statement have the same operator and key, which JSON can't hold and
 * `parsePolicyDocument` never returns
 */
export function printPolicyDocument(document: PolicyDocument): string {
  const { version, statement } = document;
  return JSON.stringify({ version, statement: statement.map(printStatement) }, undefined, 2);
}

function printStatement({ effect, action, resource, condition }: PolicyStatement): object {
  return { effect, action, resource, ...(condition.length > 0 && { condition: printCondition(condition) }) };
}

function printCondition(clauses: readonly ConditionClause[]): object {
  const operators = new Map<string, Map<string, ConditionClause['values']>>();
  for (const clause of clauses) {
    const operator = printOperator(clause);
    const keys = operators.get(operator) ?? new Map<string, ConditionClause['values']>();
    if (keys.has(clause.key)) {
      throw new RangeError(
        `a condition tests \`${clause.key}\` with \`${operator}\` twice; put one into a statement of its own`,
      );
    }
    operators.set(operator, keys.set(clause.key, clause.values));
  }
  return sorted([...operators].map(([operator, keys]) => [operator, sorted([...keys])]));
}

function sorted(entries: [string, unknown][]): object {
  // A key such as `__proto__` is set as any other by `fromEntries`.
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
