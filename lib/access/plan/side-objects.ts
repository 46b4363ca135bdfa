import { type JsonObject } from '../json';
import { objectId } from './object-address';
import { type ResourceChange } from './resource-change';
import { type StateObject } from './state-values';

/** One object on one side of a plan. */
export interface SideObject {
  readonly of: ResourceChange | StateObject;
  readonly values: JsonObject;
  /** What of `values` is known only after apply: the same shape, with `true` in the places. */
  readonly unknown: unknown;
  /** Terraform lets go of it without removing it. */
  readonly forgotten: boolean;
}

/** What there is before the changes. */
export function objectsBefore(changes: readonly ResourceChange[]): SideObject[] {
  const objects: SideObject[] = [];
  for (const of of changes) if (of.before !== null) objects.push(known(of, of.before));
  return objects;
}

/** What there is after them. What Terraform forgets stays in the cloud. */
export function objectsAfter(changes: readonly ResourceChange[]): SideObject[] {
  const objects: SideObject[] = [];
  for (const of of changes) {
    if (of.after !== null) objects.push({ of, values: of.after, unknown: of.afterUnknown, forgotten: false });
    if (of.before !== null && of.actions.includes('forget')) {
      objects.push({ of, values: of.before, unknown: null, forgotten: true });
    }
  }
  return objects;
}

/** What there was when Terraform last looked: `before`, with what changed outside of it put back. */
export function objectsRemembered(changes: readonly ResourceChange[], drift: readonly ResourceChange[]): SideObject[] {
  const objects = new Map<string, SideObject>();
  for (const object of [...objectsBefore(changes), ...objectsBefore(drift)]) {
    objects.set(objectId(object.of.address, object.of.deposed), object);
  }
  return [...objects.values()];
}

/** What is in the state and in no change. */
export function objectsLeftOut(
  changed: ReadonlyMap<string, ResourceChange>,
  prior: ReadonlyMap<string, StateObject>,
): SideObject[] {
  return inState(prior, (id, { mode }) => mode === 'managed' && !changed.has(id));
}

/** What lookups found. */
export function lookups(prior: ReadonlyMap<string, StateObject>): SideObject[] {
  return inState(prior, (_, { mode }) => mode === 'data');
}

function inState(
  state: ReadonlyMap<string, StateObject>,
  wanted: (id: string, object: StateObject) => boolean,
): SideObject[] {
  const objects: SideObject[] = [];
  for (const [id, of] of state) {
    const values = wanted(id, of) ? of.values : null;
    if (values !== null) objects.push(known(of, values));
  }
  return objects;
}

function known(of: ResourceChange | StateObject, values: JsonObject): SideObject {
  return { of, values, unknown: null, forgotten: false };
}
