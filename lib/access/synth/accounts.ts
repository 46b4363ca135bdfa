import { type AccountKey } from '../account-key';

/** Which of the accounts that stacks speak of are one and the same. */
export class Accounts {
  private readonly certain = new Set<string>();
  private readonly parents = new Map<string, string>();
  /** Whether any two were found to be the same. */
  public linked = false;

  public register({ key, certain }: AccountKey): string {
    if (certain) this.certain.add(key);
    return key;
  }

  /** Two that are certain and differ stay two, whatever refers to what. */
  public link(account: string, other: string): void {
    const [a, b] = [this.find(account), this.find(other)];
    if (a === b || (this.certain.has(a) && this.certain.has(b))) return;
    const first = this.certain.has(a) || (!this.certain.has(b) && a < b);
    this.parents.set(first ? b : a, first ? a : b);
    this.linked = true;
  }

  public find(account: string): string {
    let root = account;
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root)) root = parent;
    return root;
  }
}
