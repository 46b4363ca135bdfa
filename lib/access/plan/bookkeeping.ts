import { concernsAccess } from '../facts/read-block';
import { isObject, type JsonObject, own, textIn } from '../json';
import { within } from './object-address';
import { isRepeated, type PlanConfiguration } from './plan-configuration';
import { type ResourceChange } from './resource-change';
import { type StateObject } from './state-values';

/** Told of whatever does not add up. */
export type Doubt = (address: string, why: string) => void;

const KNOWN_ACTIONS: Readonly<Record<string, readonly [before: boolean, after: boolean]>> = {
  'no-op': [true, true],
  create: [false, true],
  read: [false, true],
  update: [true, true],
  delete: [true, false],
  'delete,create': [true, true],
  'create,delete': [true, true],
  forget: [true, false],
  'create,forget': [true, true],
};

/** The parts of a plan that say the same thing in different ways. */
export interface Books {
  readonly changes: readonly ResourceChange[];
  /** The same by what they are about; of several changes of one object the last. */
  readonly changed: ReadonlyMap<string, ResourceChange>;
  /** What there was: `prior_state`. */
  readonly prior: ReadonlyMap<string, StateObject>;
  /** What of it no change is about. */
  readonly leftOut: readonly StateObject[];
  /** What there will be: `planned_values`. */
  readonly planned: ReadonlyMap<string, StateObject>;
  readonly configuration: PlanConfiguration;
}

/**
 * Checks that what a plan says it does agrees with what it says there was, will be and is configured.
 *
 * Terraform writes all four from one plan. A plan that was cut, filtered or made with `-target` on an engine that does
 * not say so contradicts itself, and nothing that it leaves out may pass for unchanged.
 */
export function checkBooks(books: Books, doubt: Doubt): void {
  const { changed } = books;
  for (const change of books.changes) {
    if (changed.get(change.id) !== change) doubt(change.address, 'the plan says twice what happens to it');
    checkActions(change, doubt);
    if (change.mode === 'managed') checkChange(change, books, doubt);
  }
  for (const { address } of books.leftOut) {
    doubt(address, 'it is in the state, and the plan does not say what happens to it');
  }
  for (const [id, object] of books.planned) {
    if (object.mode === 'managed' && !changed.has(id)) doubt(object.address, 'it is planned, but no change says how');
  }
  checkConfiguration(books, doubt);
}

function checkActions({ address, actions, before, after, mode }: ResourceChange, doubt: Doubt): void {
  const sides = Object.hasOwn(KNOWN_ACTIONS, actions) ? KNOWN_ACTIONS[actions] : undefined;
  if (sides === undefined || (mode === 'managed' && actions === 'read')) {
    doubt(address, 'what the plan does with it is none of the actions known here');
  } else if (mode === 'managed' && ((before !== null) !== sides[0] || (after !== null) !== sides[1])) {
    doubt(address, 'its actions and its values disagree');
  } else if (actions === 'no-op' && before !== null && after !== null) {
    const attribute = differing(before, after);
    if (attribute !== undefined) doubt(address, `nothing happens to it, but its \`${attribute}\` changes`);
  }
}

function checkChange(change: ResourceChange, books: Books, doubt: Doubt): void {
  const { id, before, after, actions, deposed } = change;
  checkSide(change, before, books.prior.get(id), null, 'prior_state', doubt);
  if (deposed !== '') return;
  const planned = books.planned.get(id);
  // What is forgotten, and what is known only after apply as a whole, is listed without values.
  const nothing =
    planned !== undefined && (actions === 'forget' || Object.keys(after ?? {}).length === 0) ? after : null;
  checkSide(change, after, planned, nothing, 'planned_values', doubt);
}

/** @param otherwise what stands in the book where it gives no values */
function checkSide(
  { address, type }: ResourceChange,
  said: JsonObject | null,
  object: StateObject | undefined,
  otherwise: JsonObject | null,
  book: string,
  doubt: Doubt,
): void {
  const booked = object?.values ?? otherwise;
  if (said === null && booked === null) return;
  if (said === null || booked === null) return doubt(address, `the change and \`${book}\` disagree about it`);
  const attribute = (object?.type ?? type) === type ? differing(said, booked) : 'type';
  if (attribute !== undefined) doubt(address, `the change and \`${book}\` disagree about its \`${attribute}\``);
}

function checkConfiguration({ changes, configuration }: Books, doubt: Doubt): void {
  const seen = new Set<JsonObject>();
  for (const { mode, address, after, generated, configured } of changes) {
    if (mode !== 'managed') continue;
    if (configured !== undefined) seen.add(configured);
    else if (after !== null && !generated) doubt(address, 'it is planned, but nothing configures it');
  }
  for (const { address, module, repeated } of configuration.modules()) {
    for (const [relative, resource] of module.resources) {
      if (seen.has(resource) || own(resource, 'mode') !== 'managed' || repeated || isRepeated(resource)) continue;
      if (concernsAccess(textIn(resource, 'type') ?? '')) {
        doubt(
          within(address, relative),
          'it is configured, and the plan does not say what happens to it; was it made with `-target`?',
        );
      }
    }
  }
}

/** The first attribute that two objects do not agree on. What is not known yet is left out, or null. */
function differing(one: JsonObject, other: JsonObject): string | undefined {
  let shared = 0;
  for (const name in one) {
    // Nothing in JSON is identical to what an object inherits.
    if (one[name] === other[name]) shared++;
    else if (!same(one[name] ?? null, own(other, name) ?? null, 0)) return name;
  }
  if (shared === Object.keys(other).length) return undefined;
  for (const name in other) if (other[name] !== null && !Object.hasOwn(one, name)) return name;
  return undefined;
}

function same(a: unknown, b: unknown, depth: number): boolean {
  if (a === b) return true;
  if (depth > 50) return false;
  if (Array.isArray(a) && Array.isArray(b)) return sameMembers(a, b, depth);
  if (!isObject(a) || !isObject(b)) return false;
  const keys = [...Object.keys(a), ...Object.keys(b)];
  return keys.every((key) => same(own(a, key) ?? null, own(b, key) ?? null, depth + 1));
}

/** Plain members in any order, as sets have none. */
function sameMembers(a: readonly unknown[], b: readonly unknown[], depth: number): boolean {
  if (a.length !== b.length) return false;
  const inOrder = (list: readonly unknown[]) => (list.some(isObject) ? list : [...list].sort());
  const others = inOrder(b);
  return inOrder(a).every((item, i) => same(item, others[i], depth + 1));
}
