import { literalOf } from '../expression/literal';
import { type Block, textOf } from '../expression/value';
import { type AccessModel, type Forgotten, type NotUnderstood } from '../model/access-model';
import { AccountFacts } from './account-facts';
import { Directory } from './directory';
import { Identify } from './identify';
import { PolicyTexts } from './policy-texts';
import { readBlock } from './read-block';

/** Gathers what blocks say into one model. */
export class ModelFacts {
  private readonly accounts = new Map<string, { readonly facts: AccountFacts; readonly identify: Identify }>();
  private readonly notUnderstood: NotUnderstood[] = [];
  private readonly forgotten: Forgotten[] = [];
  private seen = 0;
  private understood = 0;

  /** @param texts shared between models, so that the same document is parsed once */
  public constructor(
    private readonly directory = new Directory(),
    private readonly texts = new PolicyTexts(),
  ) {}

  /** An account is part of the model even if nothing in it is about access. */
  public account(key: string): { readonly facts: AccountFacts; readonly identify: Identify } {
    let account = this.accounts.get(key);
    if (account === undefined) {
      const facts = new AccountFacts(key, this.texts);
      account = { facts, identify: new Identify(facts, this.directory) };
      this.accounts.set(key, account);
    }
    return account;
  }

  public read(block: Block): void {
    const { facts, identify } = this.account(block.account);
    const problems = readBlock(block, facts, identify);
    this.seen++;
    if (problems.length === 0) this.understood++;
    else this.doubt(block.origin.address, problems.join('; '), block.digest());
  }

  /** `tencentcloud_user_info`: whose account it is. */
  public readOwner(block: Block): void {
    const uin = textOf(literalOf(block.read('owner_uin')));
    if (uin !== undefined && uin !== '') this.account(block.account).facts.ownedBy(uin);
  }

  /** Something that is not in the model and that nobody must pass over. */
  public doubt(address: string, why: string, digest: string): void {
    this.notUnderstood.push(Object.freeze({ address, why, digest }));
  }

  /** Something that stays in the cloud although no code speaks of it any more. */
  public forget(forgotten: Forgotten): void {
    this.forgotten.push(Object.freeze(forgotten));
  }

  public build(): AccessModel {
    const accounts = [...this.accounts.values()].map(({ facts }) => facts.build());
    return Object.freeze({
      accounts: inOrder(accounts, ({ key }) => key),
      forgotten: inOrder(this.forgotten, ({ stack, address }) => JSON.stringify([stack, address])),
      coverage: Object.freeze({
        read: this.seen,
        understood: this.understood,
        notUnderstood: inOrder(this.notUnderstood, ({ address, why }) => JSON.stringify([address, why])),
      }),
    });
  }
}

function inOrder<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const keyed = items.map((item) => ({ item, key: key(item) }));
  return Object.freeze(keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item));
}
