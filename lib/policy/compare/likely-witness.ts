import { type Request } from '../grants';
import { everythingIn, silenceOf } from '../semantics/opaque-policy';
import { type HeldRule } from '../semantics/held-rule';
import { NEVER } from '../semantics/reading';
import { type Rule, toActionName } from '../semantics/rule';
import { likelyContext } from './likely-context';
import { type Point } from './points';
import { type Side } from './side';
import { type Suspects } from './suspects';
import { type WitnessFinder } from './witness';

/** Statements to look at, and requests to try at each. */
const MOST_STATEMENTS = 3;
const MOST_REQUESTS = 9;

/**
 * A request that shows the gain without a search, as most gains can be shown: at the first hole that meets the eye.
 * `undefined` says nothing.
 */
export function likelyWitness(
  suspects: Suspects,
  before: Side,
  after: Side,
  finder: WitnessFinder,
): Request | undefined {
  const { newAllows, liftedDenies, allows } = suspects;
  const policies = [...before.holdings.opaque, ...after.holdings.opaque];
  for (const policyName of after.holdings.opaque) {
    if (before.holdings.opaque.includes(policyName)) continue;
    const context = silenceOf(policies.filter((name) => name !== policyName));
    const request = { action: everythingIn(policyName), resource: '*', context };
    if (finder.confirms(request)) return request;
  }
  const tryAt = (point: Point, met: readonly Rule[], ...against: (readonly HeldRule[])[]): Request | undefined => {
    const context = likelyContext(met, conditionalAt(point, against));
    // What a policy without a known document may deny is not a condition that a request could meet.
    return context && finder.find(point, { ...context, ...silenceOf(policies) }, MOST_REQUESTS);
  };
  for (const { held, action, resource } of newAllows.slice(0, MOST_STATEMENTS)) {
    const witness = tryAt(
      { action: action.glob, resource: resource.segments },
      [held.rule],
      before.rules.allow,
      after.rules.deny,
    );
    if (witness !== undefined) return witness;
  }
  for (const { held } of liftedDenies.slice(0, MOST_STATEMENTS)) {
    for (const { point, allow } of meetings(held.rule, allows)) {
      const witness = tryAt(point, [held.rule, allow], after.rules.deny);
      if (witness !== undefined) return witness;
    }
  }
  return undefined;
}

/** Statements with conditions that speak against a gain at a point. */
function conditionalAt({ action, resource }: Point, lists: readonly (readonly HeldRule[])[]): Rule[] {
  const rules: Rule[] = [];
  for (const list of lists) for (const { rule } of list) if (rule.clauses.length > 0) rules.push(rule);
  if (rules.length === 0) return rules;
  const name = toActionName(action.generic);
  const segments = resource?.map((glob) => glob.generic);
  return rules.filter((rule) => rule.matches(name, segments) !== NEVER);
}

/** Points that a deny and an allow plainly have in common; a few of them. */
function meetings(deny: Rule, allows: readonly HeldRule[]): { point: Point; allow: Rule }[] {
  const found: { point: Point; allow: Rule }[] = [];
  for (const { rule: allow } of allows) {
    const action = firstCommon(deny.actions, allow.actions);
    const resource = firstCommon(deny.resources, allow.resources);
    if (action && resource) found.push({ allow, point: { action: action.glob, resource: resource.segments } });
    if (found.length === MOST_STATEMENTS) break;
  }
  return found;
}

/** The narrower of the first two patterns of which one includes the other. */
function firstCommon<T extends { includes(other: T): boolean }>(
  some: readonly T[],
  others: readonly T[],
): T | undefined {
  for (const one of some) {
    for (const other of others) {
      if (other.includes(one)) return one;
      if (one.includes(other)) return other;
    }
  }
  return undefined;
}
