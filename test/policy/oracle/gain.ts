import {
  type ConditionClause,
  type ContextValue,
  type Grants,
  type PolicyDocument,
  type PolicyStatement,
} from '../../../lib/policy';
import { clauseMet } from './clause';
import { valuesFor } from './contexts';
import { decide, isBlocked, type Ask } from './decide';
import { actionPattern, matches, resourceMatches } from './matches';
import { clausesOf, documentsOf, openConditionQuestions, readingsOf, type Opinion, type Reading } from './reading';
import { actionsWorthAsking, resourcesWorthAsking } from './universe';

/** A request that is allowed after and was not before, if the documents are read this way. */
export interface Gain {
  readonly reading: Reading;
  readonly request: Ask;
}

/**
 * Asks every request of a small universe, under every reading, for one that is allowed after and was not before.
 *
 * Finding one refutes "nothing gained".
 */
export function findGain(before: Grants, after: Grants, opaque?: readonly Opinion[]): Gain | undefined {
  // Where each request has an address, or values of one kind only, there are fewer requests: there is nothing more to find.
  const readings = readingsOf([before, after], opaque).filter(
    (reading) => !reading.addressAndTimeAreThere && reading.otherKindsOccur,
  );
  const gainUnder = gainFinder(before, after);
  for (const reading of readings) {
    const gain = gainUnder(reading);
    if (gain) return gain;
  }
  return undefined;
}

/** As `findGain`, reading by reading. */
export function gainFinder(before: Grants, after: Grants): (reading: Reading) => Gain | undefined {
  const search = new Search(before, after);
  return (reading) => search.under(reading);
}

/** One statement, in the place where it is held. A statement's number is its bit in a mask. */
interface Part {
  readonly document: PolicyDocument;
  readonly one: PolicyStatement;
}

/** All clauses on one key, and what is open about them. */
interface Conditions {
  readonly key: string;
  readonly clauses: readonly ConditionClause[];
  readonly questions: readonly (keyof Reading)[];
}

/** The statements that a side allows by, denies by, and is bounded by, and what its unread policies come to. */
interface Side {
  readonly allow: number;
  readonly deny: number;
  readonly within: number | undefined;
  readonly opaque: Opinion;
}

/** Remembers what does not change from one reading to the next. */
class Search {
  private readonly documents: readonly PolicyDocument[];
  private readonly parts: readonly Part[];
  private readonly conditions: readonly Conditions[];
  private readonly memory = new Map<string, unknown>();

  constructor(
    private readonly before: Grants,
    private readonly after: Grants,
  ) {
    this.documents = [...documentsOf(before), ...documentsOf(after)];
    const clauses = clausesOf(this.documents);
    this.conditions = [...new Set(clauses.map(({ key }) => key))].map((key) =>
      conditionsOn(
        key,
        clauses.filter((clause) => clause.key === key),
      ),
    );
    this.parts = this.documents.flatMap((document) => document.statement.map((one) => ({ document, one })));
  }

  under(reading: Reading): Gain | undefined {
    const [was, is] = [this.sideOf(reading, this.before), this.sideOf(reading, this.after)];
    const mixed = new Set(this.documents.map(({ version }) => version)).size > 1;
    const [resources, contexts] = [this.resources(reading), this.contexts(reading)];
    for (const temporaryKey of mixed ? [false, true] : [false]) {
      for (const [actionMask, action] of this.actions(reading, temporaryKey)) {
        for (const [resourceMask, resource] of resources) {
          for (const [contextMask, context] of contexts) {
            const mask = actionMask & resourceMask & contextMask;
            if (!lets(is, mask) || lets(was, mask)) continue;
            const request = { action, resource, context: { ...context, ...this.constantsIn(reading) }, temporaryKey };
            if (decide(reading, this.before, request) || !decide(reading, this.after, request)) {
              throw new Error(`the oracle contradicts itself about ${JSON.stringify({ ...this, reading, request })}`);
            }
            return { reading, request };
          }
        }
      }
    }
    return undefined;
  }

  private sideOf(reading: Reading, { documents, boundary, opaque = [] }: Grants): Side {
    const bits = (of: readonly PolicyDocument[], effect: string): number =>
      this.maskOf(({ document, one }) => of.includes(document) && one.effect === effect);
    const bounding = boundary ? [boundary] : [];
    const opinions = opaque.map((name) => reading.opinions[name]);
    return {
      allow: bits(documents, 'allow'),
      deny: bits([...documents, ...bounding], 'deny'),
      within: boundary && bits(bounding, 'allow'),
      opaque: opinions.includes('deny') ? 'deny' : opinions.includes('allow') ? 'allow' : 'silent',
    };
  }

  private actions(reading: Reading, temporaryKey: boolean): ReadonlyMap<number, string> {
    const { caseMatters, starColonStarIsStar, listNeedsVersion3 } = reading;
    return this.once(['action', caseMatters, starColonStarIsStar, listNeedsVersion3, temporaryKey], () => {
      const patterns = new Map(
        this.parts.map(({ one }) => [one, one.action.map((pattern) => actionPattern(reading, pattern))]),
      );
      return this.classesOf(actionsWorthAsking(reading, this.before, this.after), ({ document, one }, action) => {
        const ask = { action, resource: '*', context: {}, temporaryKey };
        if (one.effect === 'allow' && isBlocked(reading, document, ask)) return false;
        return patterns.get(one)?.some((pattern) => matches(pattern, action)) ?? false;
      });
    });
  }

  private resources(reading: Reading): ReadonlyMap<number, string> {
    const { caseMatters, emptySegmentIsAll, constants } = reading;
    return this.once(['resource', caseMatters, emptySegmentIsAll, constants], () =>
      this.classesOf(resourcesWorthAsking(reading, this.before, this.after), ({ one }, resource) =>
        one.resource.some((pattern) => resourceMatches(reading, pattern, resource)),
      ),
    );
  }

  private contexts(reading: Reading): ReadonlyMap<number, Record<string, ContextValue>> {
    const answers = this.conditions.flatMap((conditions) => answersTo(conditions, reading));
    return this.once(['context', ...answers], () => {
      let classes = new Map<number, Record<string, ContextValue>>([[-1, {}]]);
      for (const conditions of this.conditions) {
        const met = this.values(reading, conditions);
        const next = new Map<number, Record<string, ContextValue>>();
        for (const [mask, context] of classes) {
          for (const [keyMask, value] of met) {
            const with_ = value === undefined ? context : { ...context, [conditions.key]: value };
            if (!next.has(mask & keyMask)) next.set(mask & keyMask, with_);
          }
        }
        classes = next;
      }
      return classes;
    });
  }

  private values(reading: Reading, conditions: Conditions): ReadonlyMap<number, ContextValue | undefined> {
    const { key, clauses } = conditions;
    return this.once(['value', key, ...answersTo(conditions, reading)], () =>
      this.classesOf(valuesFor(reading, key, clauses), ({ one }, value) =>
        one.condition.every((clause) => clause.key !== key || clauseMet(reading, clause, value)),
      ),
    );
  }

  /** One item for each set of statements that it hits: the others would only repeat its answers. */
  private classesOf<T>(items: readonly T[], hits: (part: Part, item: T) => boolean): ReadonlyMap<number, T> {
    return new Map(items.map((item) => [this.maskOf((part) => hits(part, item)), item] as const).toReversed());
  }

  private maskOf(test: (part: Part) => boolean): number {
    if (this.parts.length > 31) throw new Error('the oracle counts statements in the bits of one number');
    return this.parts.reduce((mask, part, at) => (test(part) ? mask | (1 << at) : mask), 0);
  }

  /** The constants that a request has to spell out to be understood by others. */
  private constantsIn({ constants }: Reading): Record<string, string> {
    const names = this.once(['constants'], () => {
      const text = JSON.stringify(this.documents);
      const emptyAccount = /qcs:[^:"]*:[^:"]*:[^:"]*::/.test(text);
      return (['uin', 'owner_uin', 'app_id'] as const).filter(
        (name) => text.includes(`\${${name}}`) || (name === 'owner_uin' && emptyAccount),
      );
    });
    return Object.fromEntries(names.map((name) => [name, constants[name]]));
  }

  private once<T>(key: readonly unknown[], compute: () => T): T {
    const name = JSON.stringify(key);
    if (!this.memory.has(name)) this.memory.set(name, compute());
    return this.memory.get(name) as T;
  }
}

function conditionsOn(key: string, clauses: readonly ConditionClause[]): Conditions {
  const open = Object.entries(openConditionQuestions(clauses)).filter(([, isOpen]) => isOpen);
  const variables = clauses.some(({ values }) => values.some((value) => String(value).includes('${')));
  const questions = [...open.map(([name]) => name as keyof Reading), ...(variables ? (['constants'] as const) : [])];
  return { key, clauses, questions };
}

function answersTo({ questions }: Conditions, reading: Reading): unknown[] {
  return questions.map((name) => reading[name]);
}

function lets({ allow, deny, within, opaque }: Side, mask: number): boolean {
  if ((mask & deny) !== 0 || opaque === 'deny') return false;
  return (opaque === 'allow' || (mask & allow) !== 0) && (within === undefined || (mask & within) !== 0);
}
