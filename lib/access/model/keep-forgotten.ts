import { type AccessModel, type Account, type Fact, type Forgotten } from './access-model';
import { type Origin } from './origin';

/**
 * The later of two models, with what its code lets go of put back: a `removed` block with `destroy = false` takes nothing
 * from anybody.
 *
 * @param before read from the code that still declares it
 */
export function keepForgotten(before: AccessModel, after: AccessModel): AccessModel {
  if (after.forgotten.length === 0) return after;
  const accounts = new Map(after.accounts.map((account) => [account.key, account]));
  for (const account of before.accounts) {
    const merged = new Merge(after.forgotten, account, accounts.get(account.key)).account();
    accounts.set(account.key, merged);
  }
  const inOrder = [...accounts.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return Object.freeze({ ...after, accounts: Object.freeze(inOrder) });
}

/** A thing that facts refer to by its key. */
interface Named {
  readonly key: string;
  readonly declared?: Fact;
}

class Merge {
  /** Keys that the facts which are put back refer to. */
  private readonly needed = new Set<string>();

  public constructor(
    private readonly forgotten: readonly Forgotten[],
    private readonly before: Account,
    private readonly after: Account | undefined,
  ) {}

  public account(): Account {
    const { before, after } = this;
    const facts = {
      memberships: this.kept(before.memberships, after?.memberships, ({ user, group }) => [user, group]),
      attachments: this.kept(before.attachments, after?.attachments, ({ principal, policy }) => [principal, policy]),
      boundaries: this.kept(before.boundaries, after?.boundaries, ({ principal, policy }) => [principal, policy]),
      credentials: this.kept(before.credentials, after?.credentials, ({ user }) => (user === null ? [] : [user])),
    };
    return Object.freeze({
      key: before.key,
      ...((after ?? before).ownerUin !== undefined && { ownerUin: (after ?? before).ownerUin }),
      users: this.named(before.users, after?.users),
      groups: this.named(before.groups, after?.groups),
      roles: this.named(before.roles, after?.roles),
      policies: this.named(before.policies, after?.policies),
      ...facts,
    });
  }

  private kept<T extends Fact>(
    old: readonly T[],
    now: readonly T[] = [],
    refersTo: (fact: T) => string[],
  ): readonly T[] {
    const facts = [...now];
    for (const fact of old) {
      if (!this.isForgotten(fact.origin)) continue;
      for (const key of refersTo(fact)) this.needed.add(key);
      facts.push(Object.freeze({ ...fact, origin: letGo(fact.origin) }));
    }
    return Object.freeze(facts);
  }

  private named<T extends Named>(old: readonly T[], now: readonly T[] = []): readonly T[] {
    const things = new Map(now.map((thing) => [thing.key, thing]));
    for (const thing of old) {
      const { declared, ...undeclared } = thing;
      if (things.get(thing.key)?.declared !== undefined) continue;
      if (declared !== undefined && this.isForgotten(declared.origin)) {
        things.set(thing.key, Object.freeze({ ...thing, declared: { ...declared, origin: letGo(declared.origin) } }));
      } else if (this.needed.has(thing.key) && !things.has(thing.key)) {
        things.set(thing.key, Object.freeze(undeclared as T));
      }
    }
    return Object.freeze([...things.values()].sort((a, b) => (a.key < b.key ? -1 : 1)));
  }

  private isForgotten({ address, stack }: Origin): boolean {
    return this.forgotten.some((one) => {
      const isIn =
        address === one.address || address.startsWith(`${one.address}[`) || address.startsWith(`${one.address}.`);
      return isIn && one.stack === stack;
    });
  }
}

function letGo(origin: Origin): Origin {
  return Object.freeze({ ...origin, forgotten: true });
}
