import { type Truth } from '../condition/clause';
import { type Role } from './holdings';
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
  let [allowMust, allowMay, denyMust, denyMay]: TruthTable[] = [NEVER, NEVER, NEVER, NEVER] as const;
  let [boundMust, boundMay] = bounded ? [NEVER, NEVER] : [ALWAYS, ALWAYS];
  for (const { role, names, must, may } of votes) {
    if (((names >>> reading) & 1) === 0) continue;
    if (role === 'allow') {
      allowMust |= must;
      allowMay |= may;
    } else if (role === 'deny') {
      denyMust |= must;
      denyMay |= may;
    } else {
      boundMust |= must;
      boundMay |= may;
    }
  }
  return { must: allowMust & boundMust & ~denyMay, may: allowMay & boundMay & ~denyMust };
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
