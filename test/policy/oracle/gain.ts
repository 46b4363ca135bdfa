import { type ContextValue, type Grants, type PolicyDocument, type PolicyStatement } from '../../../lib/policy';
import { clauseMet } from './clause';
import { decide, isBlocked, type Ask } from './decide';
import { actionPattern, matches, resourceMatches } from './matches';
import { documentsOf, readingsOf, type Reading } from './reading';
import { universeOf, type Universe } from './universe';

/** A request that is allowed after and was not before, if the documents are read this way. */
export interface Gain {
  readonly reading: Reading;
  readonly request: Ask;
}

/**
 * Asks every request of a small universe, under every reading, for one that is allowed after and was not before.
 *
 * Finding one refutes "nothing gained". Not finding one proves it only as far as the universe is complete.
 */
export function findGain(before: Grants, after: Grants): Gain | undefined {
  for (const reading of readingsOf([before, after])) {
    // Fewer requests can only show less.
    if (reading.addressAndTimeAreThere) continue;
    const gain = findGainUnder(reading, before, after);
    if (gain) return gain;
  }
  return undefined;
}

/** As `findGain`, under one reading. */
export function findGainUnder(reading: Reading, before: Grants, after: Grants): Gain | undefined {
  const documents = [...documentsOf(before), ...documentsOf(after)];
  const statements = documents.flatMap((document) => document.statement.map((one) => ({ document, one })));
  const overlap = before.boundary || after.boundary ? 3 : 2;
  const universe = universeOf(reading, documents, overlap);
  const [was, is] = [sideOf(reading, before, statements), sideOf(reading, after, statements)];
  const keyTypes = new Set(documents.map(({ version }) => version)).size > 1 ? [false, true] : [false];
  const contexts = contextClasses(reading, universe, statements);
  const resources = classesOf(universe.resources, statements, ({ one }, resource) =>
    one.resource.some((pattern) => resourceMatches(reading, pattern, resource)),
  );
  for (const temporaryKey of keyTypes) {
    for (const [actionMask, action] of actionClasses(reading, universe, statements, temporaryKey)) {
      for (const [resourceMask, resource] of resources) {
        if ((actionMask & resourceMask) === 0 && is.opaque === was.opaque) continue;
        for (const [contextMask, context] of contexts) {
          const mask = actionMask & resourceMask & contextMask;
          if (!lets(is, mask) || lets(was, mask)) continue;
          const request = { action, resource, context: { ...context, ...mentioned(reading, documents) }, temporaryKey };
          if (decide(reading, before, request) || !decide(reading, after, request)) {
            throw new Error(`the oracle contradicts itself on ${JSON.stringify({ before, after, reading, request })}`);
          }
          return { reading, request };
        }
      }
    }
  }
  return undefined;
}

interface Part {
  readonly document: PolicyDocument;
  readonly one: PolicyStatement;
}

/** Statements as bits of a mask: which of them a side allows by, denies by, and is bounded by. */
interface Side {
  readonly allow: number;
  readonly deny: number;
  readonly within: number | undefined;
  readonly opaque: boolean;
}

function sideOf(reading: Reading, { documents, boundary, opaque = [] }: Grants, parts: readonly Part[]): Side {
  const bits = (of: readonly PolicyDocument[], effect: string): number =>
    maskOf(parts, ({ document, one }) => of.includes(document) && one.effect === effect);
  const bounding = boundary ? [boundary] : [];
  return {
    allow: bits(documents, 'allow'),
    deny: bits([...documents, ...bounding], 'deny'),
    within: boundary && bits(bounding, 'allow'),
    opaque: opaque.some((name) => reading.allowingOpaque.includes(name)),
  };
}

function lets({ allow, deny, within, opaque }: Side, mask: number): boolean {
  return (mask & deny) === 0 && (opaque || (mask & allow) !== 0) && (within === undefined || (mask & within) !== 0);
}

function maskOf(parts: readonly Part[], test: (part: Part) => boolean): number {
  if (parts.length > 31) throw new Error('the oracle counts statements in the bits of one number');
  return parts.reduce((mask, part, at) => (test(part) ? mask | (1 << at) : mask), 0);
}

/** One request part for each set of statements it can hit: the others would only repeat its answers. */
function classesOf<T>(
  items: readonly T[],
  parts: readonly Part[],
  hits: (part: Part, item: T) => boolean,
): Map<number, T> {
  const classes = new Map<number, T>();
  for (const item of items) {
    const mask = maskOf(parts, (part) => hits(part, item));
    if (!classes.has(mask)) classes.set(mask, item);
  }
  return classes;
}

function actionClasses(
  reading: Reading,
  universe: Universe,
  parts: readonly Part[],
  temporaryKey: boolean,
): Map<number, string> {
  const patterns = new Map(parts.map(({ one }) => [one, one.action.map((pattern) => actionPattern(reading, pattern))]));
  return classesOf(universe.actions, parts, ({ document, one }, action) => {
    if (one.effect === 'allow' && isBlocked(reading, document, { action, resource: '*', context: {}, temporaryKey }))
      return false;
    return patterns.get(one)?.some((pattern) => matches(pattern, action)) ?? false;
  });
}

function contextClasses(
  reading: Reading,
  { values }: Universe,
  parts: readonly Part[],
): Map<number, Record<string, ContextValue>> {
  let classes = new Map<number, Record<string, ContextValue>>([[-1, {}]]);
  for (const [key, ofKey] of values) {
    const met = classesOf(ofKey, parts, ({ one }, value) =>
      one.condition.every((clause) => clause.key !== key || clauseMet(reading, clause, value)),
    );
    const next = new Map<number, Record<string, ContextValue>>();
    for (const [mask, context] of classes) {
      for (const [keyMask, value] of met) {
        if (!next.has(mask & keyMask))
          next.set(mask & keyMask, value === undefined ? context : { ...context, [key]: value });
      }
    }
    classes = next;
  }
  return classes;
}

/** The constants that a request has to spell out to be understood by others. */
function mentioned(reading: Reading, documents: readonly PolicyDocument[]): Record<string, string> {
  const text = JSON.stringify(documents);
  const emptyAccount = /qcs:[^:"]*:[^:"]*:[^:"]*::/.test(text);
  return Object.fromEntries(
    Object.entries(reading.constants).filter(
      ([name]) => text.includes(`\${${name}}`) || (name === 'owner_uin' && emptyAccount),
    ),
  );
}
