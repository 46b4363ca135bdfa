import {
  type Account,
  type Attachment,
  type Boundary,
  type Fact,
  type Membership,
  type Policy,
  type User,
} from './access-model';
import { isUnknown } from './unknown';

/** Users, groups and roles alike. */
interface Principal {
  readonly key: string;
  readonly name: unknown;
  readonly declared?: Fact;
}

/** Finds what an account holds by its keys. Each list is indexed when it is first asked about. */
export class AccountIndex {
  private static readonly indexes = new WeakMap<Account, AccountIndex>();

  /** Accounts never change, so whoever asks about the same one shares its index. */
  public static of(account: Account): AccountIndex {
    let index = AccountIndex.indexes.get(account);
    if (index === undefined) AccountIndex.indexes.set(account, (index = new AccountIndex(account)));
    return index;
  }

  private readonly policies = lazily(() => byKey(this.account.policies));
  private readonly users = lazily(() => byKey(this.account.users));
  private readonly namelessUsers = lazily(() => this.account.users.filter(({ name }) => isUnknown(name)));
  private readonly groups = lazily(() => byKey(this.account.groups));
  private readonly roles = lazily(() => byKey(this.account.roles));
  private readonly attachments = lazily(() => grouped(this.account.attachments, ({ principal }) => principal));
  private readonly memberships = lazily(() => grouped(this.account.memberships, ({ user }) => user));
  private readonly members = lazily(() => grouped(this.account.memberships, ({ group }) => group));
  private readonly boundaries = lazily(() => grouped(this.account.boundaries, ({ principal }) => principal));

  private constructor(private readonly account: Account) {}

  public policy(key: string): Policy | undefined {
    return this.policies().get(key);
  }

  public user(key: string): Account['users'][number] | undefined {
    return this.users().get(key);
  }

  /** Users whose name is not known: each of them may be any user. */
  public nameless(): readonly User[] {
    return this.namelessUsers();
  }

  public group(key: string): Account['groups'][number] | undefined {
    return this.groups().get(key);
  }

  public principal(key: string): Principal | undefined {
    return this.users().get(key) ?? this.groups().get(key) ?? this.roles().get(key);
  }

  public attachmentsOf(principal: string): readonly Attachment[] {
    return this.attachments().get(principal) ?? [];
  }

  public membershipsOf(user: string): readonly Membership[] {
    return this.memberships().get(user) ?? [];
  }

  public membersOf(group: string): readonly Membership[] {
    return this.members().get(group) ?? [];
  }

  public boundariesOf(principal: string): readonly Boundary[] {
    return this.boundaries().get(principal) ?? [];
  }
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function byKey<T extends { readonly key: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const thing of things) found.set(thing.key, thing);
  return found;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
