import { type PolicyDocument, type PolicyStatement } from '../policy';
import { type DocumentChange } from './review';

/** One action of a statement, with all that limits it. */
interface Line {
  readonly key: string;
  readonly statement: PolicyStatement;
  readonly action: string;
}

/** What a document says that the other does not, action by action: a statement that grows by one shows that one. */
export function documentChange(before: PolicyDocument | undefined, after: PolicyDocument | undefined): DocumentChange {
  const [was, is] = [lines(before), lines(after)];
  return { added: statements(without(is, was)), removed: statements(without(was, is)) };
}

function lines(document: PolicyDocument | undefined): Line[] {
  return (document?.statement ?? []).flatMap((statement) =>
    statement.action.map((action) => ({ key: JSON.stringify([action, limits(statement)]), statement, action })),
  );
}

function without(some: readonly Line[], others: readonly Line[]): Line[] {
  const keys = new Set(others.map(({ key }) => key));
  return some.filter(({ key }) => !keys.has(key));
}

/** Puts actions with the same limits into one statement again. */
function statements(lines: readonly Line[]): PolicyStatement[] {
  const byLimits = new Map<string, PolicyStatement & { readonly action: string[] }>();
  for (const { statement, action } of lines) {
    const key = JSON.stringify(limits(statement));
    const known = byLimits.get(key);
    if (known === undefined) byLimits.set(key, { ...statement, action: [action] });
    else if (!known.action.includes(action)) known.action.push(action);
  }
  return [...byLimits.values()];
}

function limits({ effect, resource, condition }: PolicyStatement): readonly unknown[] {
  return [effect, [...resource].sort(), condition.map((clause) => JSON.stringify(clause)).sort()];
}
