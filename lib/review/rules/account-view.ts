import {
  type Account,
  AccountIndex,
  type Attachment,
  type Boundary,
  isUnknown,
  type Membership,
  type Policy,
  type User,
} from '../../access';
import { nameOf } from '../causes';

/** An account as rules look at it: whatever facts refer to is found by its key. */
export class AccountView {
  private readonly index: AccountIndex;

  /**
   * @param today `YYYY-MM-DD`; there for rules that need it
   * @param before the account before the change; not there when that itself is looked at
   */
  public constructor(
    public readonly account: Account,
    public readonly today?: string,
    public readonly before?: AccountView,
  ) {
    this.index = AccountIndex.of(account);
  }

  public policy(key: string): Policy | undefined {
    return this.index.policy(key);
  }

  public user(key: string): User | undefined {
    return this.index.user(key);
  }

  public membersOf(group: string): readonly Membership[] {
    return this.index.membersOf(group);
  }

  public boundariesOf(principal: string): readonly Boundary[] {
    return this.index.boundariesOf(principal);
  }

  /** The name of a user, a group, a role or a policy, or the expression that stands for it. */
  public nameOf(key: string): string {
    const thing = this.index.principal(key) ?? this.index.policy(key);
    return thing === undefined ? key : nameOf(thing);
  }

  /** Who a policy is attached to, as a source says it with or without numbers. */
  public attached({ kind, principal, policy }: Attachment): readonly unknown[] {
    return [kind, this.nameOf(principal), this.kindOf(policy), this.nameOf(policy)];
  }

  private kindOf(policy: string): string {
    const kind = this.index.policy(policy)?.kind;
    return kind === undefined || isUnknown(kind) ? 'policy' : kind;
  }
}
