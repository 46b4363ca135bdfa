import { digestOf } from '../model/digest';

/** Every name in a text that could refer to a definition. One too many does no harm. */
const NAMES = /\b(?:(local|var|module|tencentcloud_\w+)\.([\w-]+)|(data)\.([\w-]+)\.([\w-]+))/g;

/**
 * Digests of expressions together with all that they rest on.
 *
 * `${local.policy}` reads the same before and after someone gave the local another value; its digest does not.
 */
export class Definitions {
  private readonly digests = new Map<string, string>();

  /** @param definition what a name stands for, as plain data without secrets */
  public constructor(private readonly definition: (root: string, steps: readonly string[]) => unknown) {}

  /** Of the definitions that a text refers to, directly and through others. */
  public digestsUnder(text: string): readonly string[] {
    const names = new Map<string, { readonly root: string; readonly steps: readonly string[] }>();
    for (const [name, root = 'data', first, , second, third] of text.matchAll(NAMES)) {
      names.set(name, { root, steps: root === 'data' ? [second!, third!] : [first!] });
    }
    return [...names.keys()].sort().map((name) => this.digest(name, names.get(name)!));
  }

  private digest(name: string, { root, steps }: { readonly root: string; readonly steps: readonly string[] }): string {
    const known = this.digests.get(name);
    if (known !== undefined) return known;
    // A definition that rests on itself settles nothing; Terraform refuses it.
    this.digests.set(name, '');
    const text = JSON.stringify(this.definition(root, steps) ?? null);
    const digest = digestOf([name, text, this.digestsUnder(text)]);
    this.digests.set(name, digest);
    return digest;
  }
}
