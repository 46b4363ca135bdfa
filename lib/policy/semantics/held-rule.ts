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
    const [first = HeldRules.NONE] = lists;
    if (lists.length < 2) return first;
    const all: HeldRule[] = [];
    for (const list of lists) for (const held of list.all) all.push(held);
    return new HeldRules(all);
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
