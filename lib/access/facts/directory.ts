/** What the account's numbers stand for, as far as a source shows both the number and the name. */
export class Directory {
  public readonly users: Names<string>;
  public readonly roles: Names<string>;
  public readonly policies: Names<NamedPolicy>;
  public readonly groups = new Names<string>(isSameName);

  /** @param shared knows what means the same at all times, which is everything but groups: they can be renamed */
  public constructor(shared?: Directory) {
    this.users = shared?.users ?? new Names(isSameName);
    this.roles = shared?.roles ?? new Names(isSameName);
    this.policies = shared?.policies ?? new Names((one, other) => one.kind === other.kind && one.name === other.name);
  }
}

export interface NamedPolicy {
  readonly kind: 'preset' | 'custom';
  readonly name: string;
}

/** Numbers and names. A number that two names claim is nobody's. */
export class Names<T> {
  private readonly known = new Map<string, T | null>();

  public constructor(private readonly isSame: (one: T, other: T) => boolean) {}

  /** An empty number or name teaches nothing. */
  public learn(id: string, name: T): void {
    if (id === '' || name === '') return;
    const before = this.known.get(id);
    if (before === undefined) this.known.set(id, name);
    else if (before !== null && !this.isSame(before, name)) this.known.set(id, null);
  }

  public find(id: string): T | undefined {
    return this.known.get(id) ?? undefined;
  }
}

function isSameName(one: string, other: string): boolean {
  return one === other;
}
