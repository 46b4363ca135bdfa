import { type Account, type Attachment, isUnknown, type Membership, type Policy, type User } from '../../access';
import { nameOf } from '../causes';

/** An account as rules look at it: whatever facts refer to is found by its key. */
export class AccountView {
  private readonly policies: ReadonlyMap<string, Policy>;
  private readonly names: ReadonlyMap<string, string>;
  private readonly users: ReadonlyMap<string, User>;
  private readonly members = new Map<string, Membership[]>();

  /**
   * @param today `YYYY-MM-DD`; there for rules that need it
   * @param before the account before the change; not there when that itself is looked at
   */
  public constructor(
    public readonly account: Account,
    public readonly today?: string,
    public readonly before?: AccountView,
  ) {
    const { users, groups, roles, policies, memberships } = account;
    this.policies = new Map(policies.map((policy) => [policy.key, policy]));
    this.users = new Map(users.map((user) => [user.key, user]));
    this.names = new Map([...users, ...groups, ...roles, ...policies].map((thing) => [thing.key, nameOf(thing)]));
    for (const membership of memberships) {
      const members = this.members.get(membership.group);
      if (members === undefined) this.members.set(membership.group, [membership]);
      else members.push(membership);
    }
  }

  public policy(key: string): Policy | undefined {
    return this.policies.get(key);
  }

  public user(key: string): User | undefined {
    return this.users.get(key);
  }

  public membersOf(group: string): readonly Membership[] {
    return this.members.get(group) ?? [];
  }

  /** The name of a user, a group, a role or a policy, or the expression that stands for it. */
  public nameOf(key: string): string {
    return this.names.get(key) ?? key;
  }

  /** Who a policy is attached to, as a source says it with or without numbers. */
  public attached({ kind, principal, policy }: Attachment): readonly unknown[] {
    return [kind, this.nameOf(principal), this.kindOf(policy), this.nameOf(policy)];
  }

  private kindOf(policy: string): string {
    const kind = this.policies.get(policy)?.kind;
    return kind === undefined || isUnknown(kind) ? 'policy' : kind;
  }
}
