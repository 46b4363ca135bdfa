import { ALWAYS, NEVER } from '../semantics/reading';
import { toActionName } from '../semantics/rule';
import { type Budget } from '../budget';
import { type Ballot, Contest, type Outcome } from './contest';
import { type KeyDomains } from './common-ground';
import { type KeyDomain } from './key-domain';
import { allowedByOldVersion, LIST_CALLS } from './list-call';
import { viewsOf } from './names-view';
import { type Point, pointsOf } from './points';
import { type Side } from './side';
import { type Suspects } from './suspects';

/** What a search found: nothing is gained, or a point where something is, and with which context. */
export type Finding =
  Exclude<Outcome, { kind: 'certain' }> | (Extract<Outcome, { kind: 'certain' }> & { readonly point: Point });

/**
 * Looks for something gained among all requests.
 *
 * @param mixed whether the sides have statements of different versions
 * @param domains of the keys that the sides' conditions are about
 * @throws BudgetExceeded when that takes too much work
 */
export function search(
  before: Side,
  after: Side,
  suspects: Suspects,
  mixed: boolean,
  domains: KeyDomains,
  budget: Budget,
): Finding {
  const domainOf = (key: string): KeyDomain => domains.of(key, [before, after], budget);
  const bounded = { before: before.holdings.bounded, after: after.holdings.bounded };
  const seen = new Set<string>();
  let possible: Finding = { kind: 'none' };
  for (const view of viewsOf([...before.rules.all, ...after.rules.all])) {
    for (const point of pointsOf(suspects, mixed ? LIST_CALLS : [], view, budget)) {
      const id = JSON.stringify([String(point.action), point.resource?.map(String)]);
      if (seen.has(id)) continue;
      seen.add(id);
      const outcome = new Contest(ballotsAt(point, before, after, mixed, budget), bounded, domainOf, budget).run();
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
    rules.all.flatMap(({ rule, role }) => {
      budget.spend(1 + rule.actions.length + rule.resources.length);
      let names = rule.matches(name, segments);
      if (role !== 'deny' && rule.version === '2.0') names &= byVersion;
      return names === NEVER ? [] : [{ side, role, names, clauses: rule.clauses }];
    });
  return [...ballots(before, 'before'), ...ballots(after, 'after')];
}
