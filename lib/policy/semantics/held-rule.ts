import { type Rule } from './rule';

/**
 * What a statement can do: `allow` and `deny` as they say, `bound` is an allow of the boundary, which permits without
 * granting. A deny of the boundary is a deny like any other.
 */
export type Role = 'allow' | 'deny' | 'bound';

/** A statement as part of what a principal holds. */
export interface HeldRule {
  readonly rule: Rule;
  readonly role: Role;
}

/** Statements, also by what they can do. */
export class HeldRules {
  private static readonly NONE = new HeldRules([]);

  private allows: readonly HeldRule[] | undefined;
  private denies: readonly HeldRule[] | undefined;
  private bounds: readonly HeldRule[] | undefined;

  constructor(readonly all: readonly HeldRule[]) {}

  static join(lists: readonly HeldRules[]): HeldRules {
    const [first, ...more] = lists;
    if (first === undefined) return HeldRules.NONE;
    return more.length === 0 ? first : new HeldRules(first.all.concat(...more.map(({ all }) => all)));
  }

  get allow(): readonly HeldRule[] {
    return (this.allows ??= this.having('allow'));
  }

  get deny(): readonly HeldRule[] {
    return (this.denies ??= this.having('deny'));
  }

  get bound(): readonly HeldRule[] {
    return (this.bounds ??= this.having('bound'));
  }

  private having(role: Role): readonly HeldRule[] {
    return this.all.filter((held) => held.role === role);
  }
}
