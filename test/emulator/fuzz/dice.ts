/** Chance that comes again: the same seed gives the same throws (mulberry32). */
export class Dice {
  public constructor(private state: number) {}

  /** From 0 on, below 1. */
  public next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 on, below `bound`. */
  public below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  public of<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** Whether one of `in` throws. */
  public once(inThrows: number): boolean {
    return this.below(inThrows) === 0;
  }

  public times<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }
}
