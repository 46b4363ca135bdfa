import { type Grants } from '../grants';
import { actionName } from '../pattern/action-pattern';
import { type PolicyDocument } from '../policy-document';
import { compile } from '../semantics/compiled-policy';

const known = new WeakMap<PolicyDocument, readonly string[]>();

/** Whether both sides say the same, but for order, repetition, spelling, and which document says it. */
export function isSame(before: Grants, after: Grants): boolean {
  return (
    sameSet(before.documents.flatMap(statementsOf), after.documents.flatMap(statementsOf)) &&
    (before.boundary === undefined) === (after.boundary === undefined) &&
    (before.boundary === undefined ||
      sameSet(statementsOf(before.boundary), statementsOf(after.boundary as PolicyDocument))) &&
    sameSet(before.opaque ?? [], after.opaque ?? [])
  );
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  const [one, other] = [new Set(left), new Set(right)];
  return one.size === other.size && [...one].every((text) => other.has(text));
}

/** One text for each statement, the same for statements that say the same. */
function statementsOf(document: PolicyDocument): readonly string[] {
  const texts = known.get(document) ?? canonical(document);
  known.set(document, texts);
  return texts;
}

function canonical(document: PolicyDocument): string[] {
  const set = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
  return compile(document).rules.map(({ statement: { effect, action, resource }, clauses }) =>
    JSON.stringify([
      document.version,
      effect,
      set(action.map(actionName)),
      set(resource),
      set(clauses.map(({ id }) => id)),
    ]),
  );
}
