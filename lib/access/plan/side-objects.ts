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

/** What is in the state and either found by a lookup or in no change. */
export interface Unchanged {
  readonly found: readonly StateObject[];
  readonly leftOut: readonly StateObject[];
}

export function unchanged(
  changed: ReadonlyMap<string, ResourceChange>,
  prior: ReadonlyMap<string, StateObject>,
): Unchanged {
  const [found, leftOut]: [StateObject[], StateObject[]] = [[], []];
  prior.forEach((object, id) => {
    const { mode } = object;
    if (mode === 'data') found.push(object);
    else if (mode === 'managed' && !changed.has(id)) leftOut.push(object);
  });
  return { found, leftOut };
}

/** As the state has them. */
export function objectsInState(objects: readonly StateObject[]): SideObject[] {
  return objects.flatMap((of) => {
    const { values } = of;
    return values === null ? [] : [known(of, values)];
  });
}

function known(of: ResourceChange | StateObject, values: JsonObject): SideObject {
  return { of, values, unknown: null, forgotten: false };
}
