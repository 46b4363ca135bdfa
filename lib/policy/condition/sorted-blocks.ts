import { AGREES, DIFFERS, type Findings } from './relation';

/** An address as a number. */
export type Address = number | bigint;

/** A range of addresses, both ends within. */
export interface Block {
  readonly first: Address;
  readonly last: Address;
}

/** Blocks of addresses, ready to be asked about single ones. */
export class SortedBlocks {
  /** What any of them holds, as blocks that are apart, in order. */
  private readonly union: Block[] = [];
  /** What all of them hold: nothing when it ends before it starts. */
  private readonly common: Block | undefined;

  constructor(blocks: readonly Block[]) {
    for (const block of [...blocks].sort((a, b) => (a.first < b.first ? -1 : 1))) {
      const before = this.union.at(-1);
      if (before === undefined || before.last < block.first) this.union.push(block);
      else if (before.last < block.last) this.union.splice(-1, 1, { first: before.first, last: block.last });
    }
    this.common = blocks.reduce<Block | undefined>((common, { first, last }) => {
      if (common === undefined) return { first, last };
      return { first: first > common.first ? first : common.first, last: last < common.last ? last : common.last };
    }, undefined);
  }

  /** Whether the address is in one of the blocks, and whether it is not in one of them. */
  compare(address: Address): Findings {
    const inOne = holds(this.union[this.lastStartingBy(address)], address) ? AGREES : 0;
    const notInOne = this.common !== undefined && !holds(this.common, address) ? DIFFERS : 0;
    return inOne | notInOne;
  }

  private lastStartingBy(address: Address): number {
    let [low, high] = [0, this.union.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.union[middle] as Block).first <= address) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function holds(block: Block | undefined, address: Address): boolean {
  return block !== undefined && block.first <= address && address <= block.last;
}
