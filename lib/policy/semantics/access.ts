import { type Truth } from '../condition/clause';
import { type Role } from './held-rule';
import { ALWAYS, NEVER, type TruthTable } from './reading';

/** Something that applies to a request: a statement that matches it by name, and whether its conditions are met. */
export interface Vote {
  readonly role: Role;
  /** Under which readings of names it applies. */
  readonly names: TruthTable;
  /** Under which readings of values its conditions are met for certain, and under which they may be. */
  readonly must: TruthTable;
  readonly may: TruthTable;
}

/** Under which readings of values a request is allowed for certain, and under which it may be. */
export interface Access {
  readonly must: TruthTable;
  readonly may: TruthTable;
}

/** The readings of names that have to be looked at one by one: one of each group that all votes treat alike. */
export function nameReadings(votes: readonly Pick<Vote, 'names'>[]): number[] {
  if (votes.every(({ names }) => names === ALWAYS)) return [0];
  const seen = new Set<string>();
  return Array.from({ length: 32 }, (_, reading) => reading).filter((reading) => {
    const signature = votes.map(({ names }) => (names >>> reading) & 1).join('');
    return !seen.has(signature) && seen.add(signature);
  });
}

/**
 * The decision of CAM under one reading of names: a deny wins over an allow, a boundary must permit, and what nothing
 * allows is denied.
 *
 * @see https://www.tencentcloud.com/document/product/598/10605
 */
export function accessUnder(reading: number, votes: readonly Vote[], bounded: boolean): Access {
  const tally = new Tally(bounded);
  for (const vote of votes) {
    if (((vote.names >>> reading) & 1) === 1) tally.count(vote.role, vote.must, vote.may);
  }
  return tally;
}

/** Counts votes under one reading of names. */
export class Tally implements Access {
  private allowMust = NEVER;
  private allowMay = NEVER;
  private denyMust = NEVER;
  private denyMay = NEVER;
  private boundMust: TruthTable;
  private boundMay: TruthTable;

  constructor(bounded: boolean) {
    this.boundMust = this.boundMay = bounded ? NEVER : ALWAYS;
  }

  count(role: Role, must: TruthTable, may: TruthTable): void {
    if (role === 'allow') {
      this.allowMust |= must;
      this.allowMay |= may;
    } else if (role === 'deny') {
      this.denyMust |= must;
      this.denyMay |= may;
    } else {
      this.boundMust |= must;
      this.boundMay |= may;
    }
  }

  get must(): TruthTable {
    return this.allowMust & this.boundMust & ~this.denyMay;
  }

  get may(): TruthTable {
    return this.allowMay & this.boundMay & ~this.denyMust;
  }
}

/** All of several truths. */
export function conjunction(truths: readonly Truth[]): Pick<Vote, 'must' | 'may'> {
  let [must, may] = [ALWAYS, ALWAYS];
  for (const truth of truths) {
    must &= truth ?? NEVER;
    may &= truth ?? ALWAYS;
  }
  return { must, may };
}
