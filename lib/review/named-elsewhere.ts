import { type AccessModel, type Account, isUnknown, type PrincipalKind } from '../access';

/**
 * Who is named in another account that may be the same one.
 *
 * Stacks that take their credentials from the environment are accounts of their own, as long as nothing says that they are
 * one. What such a stack gives to somebody who is made in another one is held beside what was read of them there.
 */
export class NamedElsewhere {
  private readonly named = new Map<string, Set<Account>>();

  public constructor(...models: readonly AccessModel[]) {
    const accounts = models.flatMap((model) => model.accounts);
    if (accounts.every(({ key }) => key === accounts[0]?.key)) return;
    for (const account of accounts) {
      this.add('user', account, account.users);
      this.add('group', account, account.groups);
      this.add('role', account, account.roles);
    }
  }

  public has(account: Account, kind: PrincipalKind, key: string): boolean {
    // Whoever is known by a number only may be anybody.
    return isOneOf(account, this.named.get(`${kind} ${key}`)) || isOneOf(account, this.named.get(kind));
  }

  private add(kind: PrincipalKind, account: Account, principals: Account['groups'] | Account['users' | 'roles']): void {
    for (const { key, name, declared } of principals) {
      if (declared !== undefined) continue;
      const id = isUnknown(name) ? kind : `${kind} ${key}`;
      this.named.set(id, (this.named.get(id) ?? new Set()).add(account));
    }
  }
}

function isOneOf(account: Account, others: Iterable<Account> = []): boolean {
  for (const other of others) if (mayBeOne(account, other)) return true;
  return false;
}

function mayBeOne(account: Account, other: Account): boolean {
  if (account.key === other.key) return false;
  const [one, two] = [uinOf(account), uinOf(other)];
  return one === undefined || two === undefined || one === two;
}

function uinOf({ ownerUin, key }: Account): string | undefined {
  return ownerUin ?? /^uin:([0-9]+)$/.exec(key)?.[1];
}
