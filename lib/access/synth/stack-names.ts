import { type Definitions } from '../expression/definitions';
import { type Block, type Value } from '../expression/value';
import { type JsonObject } from '../json';
import { type Origin } from '../model/origin';
import { type Declaration } from './configuration';

/** What the expressions of a stack may refer to. Everything is settled when it is asked for. */
export interface StackNames {
  readonly name: string;
  readonly definitions: Definitions;
  /** `undefined` when there is none, or when it rests on itself. */
  local(name: string, depth: number): Value | undefined;
  /** What another stack puts out; `undefined` when that can't be told. */
  outputOfOther(lookup: string, name: string, depth: number): Value | undefined;
  /** `undefined` when nothing of that name is declared, or when its `for_each` rests on itself. */
  blocks(mode: 'managed' | 'data', type: string, name: string): CountedBlocks | undefined;
  /** What `import` and `moved` blocks say of an address. */
  adoptionOf(address: string): Pick<Origin, 'importing' | 'adopted'>;
  /** Key of the account that a resource or a lookup is in. */
  accountOf(declaration: Declaration): string;
  /** A block of one account refers to a block of another: they are one account, then. */
  link(account: string, other: string): void;
}

/** The instances of a resource or a lookup. */
export type CountedBlocks =
  | { readonly repeated: 'no'; readonly block: Block }
  | { readonly repeated: 'by-key' | 'by-index'; readonly blocks: ReadonlyMap<string, Block> }
  /** Nobody knows how many there are; the block stands for each of them. */
  | { readonly repeated: 'unknown'; readonly block: Block };

/** How one stack reaches the others of its synth. */
export interface OtherStacks {
  /**
   * What another stack puts out; `undefined` when that can't be told.
   *
   * @param lookup name of the `terraform_remote_state` through which it is read
   * @param body the lookup itself
   */
  output(lookup: string, body: JsonObject | undefined, name: string, depth: number): Value | undefined;
}
