import { type ActionPattern } from '../pattern/action-pattern';
import { type ResourcePattern } from '../pattern/resource-pattern';
import { type HeldRule } from '../semantics/holdings';
import { type Rule } from '../semantics/rule';

/** A statement that others do not visibly cover, and the first action and resource of it for which that is so. */
export interface Hole {
  readonly held: HeldRule;
  readonly action: ActionPattern;
  readonly resource: ResourcePattern;
}

/**
 * Those of the statements that the others do not visibly cover.
 *
 * Sound under every reading: each action and resource of a covered statement is within one statement that asks for no
 * condition which the covered one does not ask for too. What is left over may still be covered, in ways not visible here.
 */
export function uncovered(statements: readonly HeldRule[], others: readonly HeldRule[]): Hole[] {
  return statements.flatMap((held) => holeIn(held, others) ?? []);
}

function holeIn(held: HeldRule, others: readonly HeldRule[]): Hole | undefined {
  const { rule, role } = held;
  const able: Rule[] = [];
  for (const other of others) {
    if (other.rule === rule) return undefined;
    if (isAble(other.rule, rule, role === 'deny')) able.push(other.rule);
  }
  for (const action of rule.actions) {
    const having = able.filter((other) => other.includesAction(action));
    const resource = rule.resources.find((one) => !having.some((other) => other.includesResource(one)));
    if (resource !== undefined) return { held, action, resource };
  }
  return undefined;
}

function isAble(other: Rule, rule: Rule, isDeny: boolean): boolean {
  // A statement of version 2.0 may not allow a list call with temporary keys; a deny always counts.
  return (isDeny || other.version >= rule.version) && other.asksNoMoreThan(rule);
}
