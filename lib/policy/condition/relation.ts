/** One value, of a policy or of a request. */
export type Scalar = string | number | boolean;

/** What comparing a value of a request with several values of a policy gave: `AGREES`, `DIFFERS` and `OPEN`, added up. */
export type Findings = number;
/** It agrees with one of them. */
export const AGREES = 1;
/** There is one that it does not agree with. */
export const DIFFERS = 2;
/** There is one that it cannot be compared with. */
export const OPEN = 4;

/** Several values of a policy, ready to be compared with. */
export interface Values<Asked = Scalar> {
  readonly compare: (asked: Asked) => Findings;
  /** How many of them one comparison looks at. */
  readonly cost: number;
}

/** When a value of a request agrees with values of a policy. */
export type Relation = (values: readonly Scalar[]) => Values;

/** A way to compare with several values of a policy that have been read. */
export type Index<Wanted, Asked> = (wanted: readonly Wanted[]) => Values<Asked>;

/**
 * @param read what a value of a policy stands for; `undefined` for one that cannot be compared
 * @param ask the same for a value of a request
 */
export function relation<Wanted, Asked>(
  read: (value: Scalar) => Wanted | undefined,
  ask: (value: Scalar) => Asked | undefined,
  index: Index<Wanted, Asked>,
): Relation {
  return (values) => {
    const wanted = values.map(read).filter((value) => value !== undefined);
    const unreadable = wanted.length < values.length ? OPEN : 0;
    const { compare, cost } = index(wanted);
    return {
      compare: (requested) => {
        const asked = ask(requested);
        return asked === undefined ? OPEN : unreadable | compare(asked);
      },
      cost,
    };
  };
}

/** Compares with one after the other. */
export function oneByOne<Wanted, Asked>(
  agrees: (asked: Asked, wanted: Wanted) => boolean | undefined,
): Index<Wanted, Asked> {
  return (wanted) => ({
    compare: (asked) => {
      let findings: Findings = 0;
      for (const value of wanted) {
        const answer = agrees(asked, value);
        findings |= answer === undefined ? OPEN : answer ? AGREES : DIFFERS;
      }
      return findings;
    },
    cost: wanted.length,
  });
}

/** A value agrees with its equal. */
export function equality<T extends Scalar>(wanted: readonly T[]): Values<T> {
  const different = new Set(wanted);
  const found = different.size > 1 ? AGREES | DIFFERS : AGREES;
  const missed = different.size > 0 ? DIFFERS : 0;
  return { compare: (asked) => (different.has(asked) ? found : missed), cost: 1 };
}

/** A number agrees with those on one side of it: the smallest and the largest tell about all. */
export function ordering(agrees: (asked: number, wanted: number) => boolean): Index<number, number> {
  return (wanted) => {
    const sorted = [...wanted].sort((a, b) => a - b);
    return oneByOne(agrees)(sorted.length < 2 ? sorted : [sorted[0] as number, sorted.at(-1) as number]);
  };
}
