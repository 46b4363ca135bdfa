import { type PolicyDocument, type PolicyStatement } from '../policy';
import { type DocumentChange } from './review';

/**
 * What a document says that the other does not, action by action and resource by resource: a statement that grows by one
 * shows that one.
 */
export function documentChange(before: PolicyDocument | undefined, after: PolicyDocument | undefined): DocumentChange {
  const [was, is] = [new Lines(before), new Lines(after)];
  return { added: is.without(was), removed: was.without(is) };
}

/** A document as one line for each action on each resource. */
class Lines {
  private readonly keys = new Set<string>();

  public constructor(private readonly document: PolicyDocument | undefined) {
    for (const statement of document?.statement ?? []) {
      for (const action of statement.action) {
        for (const resource of statement.resource) this.keys.add(keyOf(statement, action, resource));
      }
    }
  }

  /** What is left of the statements, the actions that are left on the same resources put together. */
  public without(others: Lines): PolicyStatement[] {
    const left = new Map<string, PolicyStatement & { readonly action: string[] }>();
    for (const statement of this.document?.statement ?? []) {
      for (const action of statement.action) {
        const resource = statement.resource.filter((one) => !others.keys.has(keyOf(statement, action, one)));
        if (resource.length === 0) continue;
        const key = JSON.stringify([limitsOf(statement), [...resource].sort()]);
        const known = left.get(key);
        if (known === undefined) left.set(key, { ...statement, action: [action], resource });
        else if (!known.action.includes(action)) known.action.push(action);
      }
    }
    return [...left.values()];
  }
}

function keyOf(statement: PolicyStatement, action: string, resource: string): string {
  return JSON.stringify([limitsOf(statement), action, resource]);
}

function limitsOf({ effect, condition }: PolicyStatement): readonly unknown[] {
  return [effect, condition.map((clause) => JSON.stringify(clause)).sort()];
}
