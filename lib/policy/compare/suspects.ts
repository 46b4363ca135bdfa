import { type ActionPattern } from '../pattern/action-pattern';
import { type HeldRule } from '../semantics/held-rule';
import { type Hole, uncovered } from './coverage';
import { type Side } from './side';

/** The statements that can be why a request is gained. */
export interface Suspects {
  /** Allows of the after side that may reach beyond what the before side allowed. */
  readonly newAllows: readonly Hole[];
  readonly allows: readonly HeldRule[];
  /** Allows of the after side's boundary; `undefined` when there is no boundary. */
  readonly bounds: readonly HeldRule[] | undefined;
  /** Denies of the before side that may reach beyond what the after side denies. */
  readonly liftedDenies: readonly Hole[];
}

/**
 * The statements that can be why something is gained; `undefined` when nothing is gained, under any reading.
 *
 * Sound: a request is gained only when a statement allows it that did not before, or did not within the boundary, or when a
 * deny is gone. A statement that both sides have word for word is covered by itself.
 */
export function suspectsOf(before: Side, after: Side): Suspects | undefined {
  const { allow: allows, deny: denies, bound: bounds } = after.rules;
  const fresh = after.notIn(before);
  const newAllows = uncovered(
    fresh.filter(({ role }) => role === 'allow'),
    before.rules.allow,
  );
  if (before.holdings.bounded && !isBoundaryKept(before, after, fresh)) {
    newAllows.push(...uncovered(allows, before.rules.bound));
  }
  const gone = before.notIn(after).filter(({ role }) => role === 'deny');
  const meetsAllow = (action: ActionPattern): boolean =>
    allows.some(({ rule }) => rule.actions.some((allowed) => !allowed.isApartFrom(action)));
  const liftedDenies = uncovered(gone, denies, meetsAllow);
  if (newAllows.length === 0 && liftedDenies.length === 0) return undefined;
  return { newAllows, allows, bounds: after.holdings.bounded ? bounds : undefined, liftedDenies };
}

/** Whether the boundary permits no more than before. */
function isBoundaryKept(before: Side, after: Side, fresh: readonly HeldRule[]): boolean {
  const newBounds = fresh.filter(({ role }) => role === 'bound');
  return after.holdings.bounded && uncovered(newBounds, before.rules.bound).length === 0;
}
