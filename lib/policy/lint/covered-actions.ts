import { actionName } from '../pattern/action-pattern';
import { Glob } from '../pattern/glob';
import { type PolicyDocument, type PolicyStatement } from '../policy-document';
import { type ActionFact, type ActionFacts, type PolicyFinding } from './policy-finding';

/** An action as it stands in a statement. */
export interface WrittenAction {
  /** As written. */
  readonly text: string;
  /** Without the prefix `name/`. */
  readonly name: string;
  readonly isPattern: boolean;
  readonly glob: Glob;
  readonly path: string;
}

export function writtenActions(statement: PolicyStatement, at: number): WrittenAction[] {
  return statement.action.map((text, index) => {
    const name = actionName(text);
    const path = `$.statement[${at}].action[${index}]`;
    return { text, name, isPattern: name.includes('*'), glob: Glob.parse(name), path };
  });
}

/** Whether all that the action covers is of the product. */
export function isOfProduct({ glob }: WrittenAction, { service }: ActionFacts): boolean {
  return Glob.parse(`${service}:*`).includes(glob);
}

/** The documented actions that an action of a statement covers. */
export function coveredActions({ glob }: WrittenAction, { actions }: ActionFacts): ActionFact[] {
  return actions.filter(({ name }) => glob.matches(name));
}

/** What `judge` finds in each action of each statement. */
export function eachAction(
  document: PolicyDocument,
  judge: (action: WrittenAction, statement: PolicyStatement) => Pick<PolicyFinding, 'id' | 'severity' | 'message'>[],
): PolicyFinding[] {
  return document.statement.flatMap((statement, at) =>
    writtenActions(statement, at).flatMap((action) =>
      judge(action, statement).map((finding) => ({ ...finding, statement: at, path: action.path })),
    ),
  );
}

/** The first few names of many, for a message. */
export function few(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ');
}
