import { type Clause, type Truth } from '../condition/clause';
import { type Request } from '../grants';
import { type Access, accessUnder, conjunction, nameReadings, type Vote } from '../semantics/access';
import { NAME_READINGS, openQuestionsOf } from '../semantics/decision';
import { type Role } from '../semantics/held-rule';
import { ALWAYS, NEVER, questionReason, type TruthTable } from '../semantics/reading';
import { type Budget } from '../budget';
import { classesFor, type JudgedClass, type KeyDomain } from './key-domain';

/** A statement of one side that applies to a point by name. */
export interface Ballot {
  readonly side: 'before' | 'after';
  readonly role: Role;
  readonly names: TruthTable;
  readonly clauses: readonly Clause[];
}

/** Whether there is a context with which a point is gained: allowed after, not allowed before. */
export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'certain'; readonly context: Request['context'] }
  /** Under some readings only, or with values of which it is not sure that a request can hold them. */
  | { readonly kind: 'possible'; readonly reasons: readonly string[] };

/** Whether each side is within a permissions boundary. */
export type Bounded = Readonly<Record<Ballot['side'], boolean>>;

interface Key {
  readonly name: string;
  readonly clauses: readonly Clause[];
  readonly classes: readonly JudgedClass[];
}

/**
 * Looks for a context with which a point is gained, by going through the classes of values of each key that counts.
 *
 * A clause of a key without a value yet may be met or not. So a branch is left as soon as nothing can be gained in it, and
 * a context is found as soon as what is still open does not matter.
 */
export class Contest {
  private readonly keys: readonly Key[];
  private readonly readings: readonly number[];
  private readonly truths = new Map<string, Truth>();
  private readonly chosen = new Map<string, JudgedClass>();
  private outcome: Outcome = { kind: 'none' };

  constructor(
    private readonly ballots: readonly Ballot[],
    private readonly bounded: Bounded,
    domainOf: (key: string) => KeyDomain,
    private readonly budget: Budget,
  ) {
    this.readings = nameReadings(ballots);
    const clauses = [
      ...new Map(ballots.flatMap((ballot) => ballot.clauses.map((clause) => [clause.id, clause]))).values(),
    ];
    const names = [...new Set(clauses.map(({ key }) => key))];
    this.keys = names.map((name) => {
      const own = clauses.filter(({ key }) => key === name);
      return { name, clauses: own, classes: classesFor(domainOf(name), own) };
    });
  }

  run(): Outcome {
    this.visit(0);
    return this.outcome;
  }

  private visit(depth: number): void {
    this.budget.spend(this.ballots.length * this.readings.length);
    const gains = this.gains(this.readings);
    const doubts = [...this.chosen.values()].flatMap(({ doubt }) => doubt ?? []);
    if (gains.every(({ may }) => may === NEVER)) return;
    const mayBeCertain = doubts.length === 0 && gains.every(({ may }) => may === ALWAYS);
    if (this.outcome.kind === 'possible' && !mayBeCertain) return;
    if (mayBeCertain && gains.every(({ must }) => must === ALWAYS)) {
      this.outcome = { kind: 'certain', context: this.context() };
      return;
    }
    const key = this.keys[depth];
    if (key === undefined) {
      this.outcome = { kind: 'possible', reasons: this.reasons(doubts) };
      return;
    }
    for (const one of key.classes) {
      key.clauses.forEach(({ id }, at) => this.truths.set(id, one.truths[at]));
      this.chosen.set(key.name, one);
      this.visit(depth + 1);
      if (this.outcome.kind === 'certain') return;
    }
    key.clauses.forEach(({ id }) => this.truths.delete(id));
    this.chosen.delete(key.name);
  }

  /** Under which readings of values the point is gained, for each of these readings of names. */
  private gains(readings: readonly number[]): Access[] {
    const votes = { before: [] as Vote[], after: [] as Vote[] };
    for (const { side, role, names, clauses } of this.ballots) {
      votes[side].push({ role, names, ...conjunction(clauses.map(({ id }) => this.truths.get(id))) });
    }
    return readings.map((reading) => {
      const before = accessUnder(reading, votes.before, this.bounded.before);
      const after = accessUnder(reading, votes.after, this.bounded.after);
      return { must: after.must & ~before.may, may: after.may & ~before.must };
    });
  }

  private context(): Request['context'] {
    return Object.fromEntries(
      [...this.chosen].flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value]])),
    );
  }

  private reasons(doubts: readonly string[]): string[] {
    const questions = openQuestionsOf(this.gains(NAME_READINGS)).map(questionReason);
    return [...doubts, ...questions];
  }
}
