import { type ActionPattern } from '../pattern/action-pattern';
import { type ResourcePattern } from '../pattern/resource-pattern';
import { type HeldRule } from '../semantics/held-rule';
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
 * Sound under every reading: each action and resource of a covered statement is within one statement whose conditions are
 * implied by its own. What is left over may still be covered, in ways not visible here.
 *
 * @param counts whether an action matters
 */
export function uncovered(
  statements: readonly HeldRule[],
  others: readonly HeldRule[],
  counts: (action: ActionPattern) => boolean = () => true,
): Hole[] {
  const holes: Hole[] = [];
  for (const held of statements) {
    const hole = holeIn(held, others, counts);
    if (hole !== undefined) holes.push(hole);
  }
  return holes;
}

function holeIn(
  held: HeldRule,
  others: readonly HeldRule[],
  counts: (action: ActionPattern) => boolean,
): Hole | undefined {
  const { rule, role } = held;
  const able: Rule[] = [];
  for (const other of others) if (isAble(other.rule, rule, role === 'deny')) able.push(other.rule);
  for (const action of rule.actions) {
    for (const resource of rule.resources) {
      if (isCovered(action, resource, able)) continue;
      if (counts(action)) return { held, action, resource };
      break;
    }
  }
  return undefined;
}

function isCovered(action: ActionPattern, resource: ResourcePattern, rules: readonly Rule[]): boolean {
  for (const rule of rules) if (rule.includesAction(action) && rule.includesResource(resource)) return true;
  return false;
}

function isAble(other: Rule, rule: Rule, isDeny: boolean): boolean {
  // A statement of version 2.0 may not allow a list call with temporary keys; a deny always counts.
  return (isDeny || other.version >= rule.version) && other.asksNoMoreThan(rule);
}
