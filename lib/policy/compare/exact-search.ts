import { ALWAYS, NEVER } from '../semantics/reading';
import { toActionName } from '../semantics/rule';
import { type Budget } from '../budget';
import { type Ballot, Contest, type Outcome } from './contest';
import { uncovered } from './coverage';
import { domainOf, type KeyDomain } from './key-domain';
import { allowedByOldVersion, LIST_CALLS } from './list-call';
import { viewsOf } from './names-view';
import { type Point, pointsOf, type Suspects } from './points';
import { type Side } from './side';

/** What a search found: nothing is gained, or a point where something is, and with which context. */
export type Finding =
  Exclude<Outcome, { kind: 'certain' }> | (Extract<Outcome, { kind: 'certain' }> & { readonly point: Point });

/** The statements that can be why something is gained; `undefined` when nothing is gained, under any reading. */
export function suspectsOf(before: Side, after: Side): Suspects | undefined {
  const [old, now] = [byRole(before), byRole(after)];
  const isBoundKept = !before.bounded || (after.bounded && uncovered(now.bound, old.bound).length === 0);
  const newAllows = uncovered(now.allow, isBoundKept ? old.allow : []);
  const liftedDenies = now.allow.length === 0 ? [] : uncovered(old.deny, now.deny);
  if (newAllows.length === 0 && liftedDenies.length === 0) return undefined;
  return { newAllows, allows: now.allow, bounds: after.bounded ? now.bound : undefined, liftedDenies };
}

function byRole({ rules }: Side): Record<Side['rules'][number]['role'], Side['rules']> {
  return {
    allow: rules.filter(({ role }) => role === 'allow'),
    deny: rules.filter(({ role }) => role === 'deny'),
    bound: rules.filter(({ role }) => role === 'bound'),
  };
}

/**
 * Looks for something gained among all requests.
 *
 * @param mixed whether the sides have statements of different versions
 * @throws BudgetExceeded when that takes too much work
 */
export function search(before: Side, after: Side, suspects: Suspects, mixed: boolean, budget: Budget): Finding {
  const domains = keyDomains([before, after], budget);
  const bounded = { before: before.bounded, after: after.bounded };
  const seen = new Set<string>();
  let possible: Finding = { kind: 'none' };
  for (const view of viewsOf([...before.rules, ...after.rules])) {
    for (const point of pointsOf(suspects, mixed ? LIST_CALLS : [], view, budget)) {
      const id = JSON.stringify([String(point.action), point.resource?.map(String)]);
      if (seen.has(id)) continue;
      seen.add(id);
      const outcome = new Contest(ballotsAt(point, before, after, mixed, budget), bounded, domains, budget).run();
      if (outcome.kind === 'certain') return { ...outcome, point };
      if (possible.kind === 'none') possible = outcome;
    }
  }
  return possible;
}

/** The statements of both sides that hold the generic word of a point. */
function ballotsAt({ action, resource }: Point, before: Side, after: Side, mixed: boolean, budget: Budget): Ballot[] {
  const name = toActionName(action.generic);
  const segments = resource?.map((glob) => glob.generic);
  const byVersion = mixed ? allowedByOldVersion(name) : ALWAYS;
  const ballots = ({ rules }: Side, side: Ballot['side']): Ballot[] =>
    rules.flatMap(({ rule, role }) => {
      budget.spend(1 + rule.actions.length + rule.resources.length);
      let names = rule.matchesAction(name);
      if (names !== NEVER) names &= rule.matchesResource(segments);
      if (role !== 'deny' && rule.version === '2.0') names &= byVersion;
      return names === NEVER ? [] : [{ side, role, names, clauses: rule.clauses }];
    });
  return [...ballots(before, 'before'), ...ballots(after, 'after')];
}

function keyDomains(sides: readonly Side[], budget: Budget): (key: string) => KeyDomain {
  const clauses = sides.flatMap(({ rules }) => rules.flatMap(({ rule }) => rule.clauses));
  const known = new Map<string, KeyDomain>();
  return (key) => {
    const domain =
      known.get(key) ??
      domainOf(
        key,
        clauses.filter((clause) => clause.key === key),
        budget,
      );
    known.set(key, domain);
    return domain;
  };
}
