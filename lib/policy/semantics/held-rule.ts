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
  /** What it says and where, in one text: the same for statements that say the same. */
  readonly says: string;
}

/** Statements, also by what they can do. */
export class HeldRules {
  private readonly byRole = new Map<Role, readonly HeldRule[]>();

  constructor(readonly all: readonly HeldRule[]) {}

  static join(lists: readonly HeldRules[]): HeldRules {
    return lists.length === 1 ? (lists[0] as HeldRules) : new HeldRules(lists.flatMap(({ all }) => all));
  }

  get allow(): readonly HeldRule[] {
    return this.having('allow');
  }

  get deny(): readonly HeldRule[] {
    return this.having('deny');
  }

  get bound(): readonly HeldRule[] {
    return this.having('bound');
  }

  private having(role: Role): readonly HeldRule[] {
    const known = this.byRole.get(role) ?? this.all.filter((held) => held.role === role);
    this.byRole.set(role, known);
    return known;
  }
}
