/** Stands for "any word at all" in the generic word of a glob. No Unicode text holds it: it is a noncharacter. */
export const FRESH = '\uFFFF';

/**
 * A pattern whose only wildcard is `*`: literal chunks with any text in between.
 *
 * Immutable. Questions about globs are decided on the languages, not on samples: see `includes`.
 */
export class Glob {
  /** Every `*` of `text` is a wildcard. */
  static parse(text: string): Glob {
    return new Glob(text.split('*'));
  }

  /** The glob that only `text` matches, even where `text` holds a `*`. */
  static literal(text: string): Glob {
    return new Glob([text]);
  }

  /** The literal texts between the wildcards: `a*b` is `['a', 'b']`, `*` is `['', '']`. */
  readonly chunks: readonly string[];
  /** A word that stands for all the glob's words: each wildcard is a symbol that no pattern holds. */
  readonly generic: string;
  private readonly minLength: number;

  constructor(chunks: readonly string[]) {
    const last = chunks.length - 1;
    this.chunks = last < 2 ? chunks : chunks.filter((chunk, at) => at === 0 || at === last || chunk !== '');
    this.generic = this.chunks.join(FRESH);
    this.minLength = this.generic.length - this.chunks.length + 1;
    if (this.chunks.some((chunk) => chunk.includes(FRESH))) {
      throw new RangeError('a pattern holds the noncharacter U+FFFF; parse the document with `parsePolicyDocument`');
    }
  }

  /** Whether it has no wildcard. */
  get isLiteral(): boolean {
    return this.chunks.length === 1;
  }

  /** Whether every word matches. */
  get isEverything(): boolean {
    return this.minLength === 0 && this.chunks.length === 2;
  }

  matches(word: string): boolean {
    const { chunks } = this;
    const last = chunks.length - 1;
    const first = chunks[0] as string;
    if (last === 0) return word === first;
    const tail = chunks[last] as string;
    if (word.length < this.minLength || !word.startsWith(first) || !word.endsWith(tail)) return false;
    let at = first.length;
    // The leftmost place for each chunk leaves the most room for the next: no backtracking.
    for (let i = 1; i < last; i++) {
      const chunk = chunks[i] as string;
      const found = word.indexOf(chunk, at);
      if (found < 0) return false;
      at = found + chunk.length;
    }
    return at <= word.length - tail.length;
  }

  /**
   * Whether every word that `other` matches is matched by this glob.
   *
   * Exact: a symbol that no pattern holds stands for each `*` of `other`. That word is in `other`, and only a `*` of this
   * glob can absorb such a symbol; whatever replaces the symbol, the same `*` absorbs it. For the same reason a glob that
   * is covered by a union of globs is covered by one of them.
   */
  includes(other: Glob): boolean {
    return this.matches(other.generic);
  }

  /** Whether the two visibly match no word in common; more may be apart than can be seen from their ends. */
  isApartFrom(other: Glob): boolean {
    if (this.isLiteral) return !other.matches(this.chunks[0] as string);
    if (other.isLiteral) return !this.matches(other.chunks[0] as string);
    const [head, otherHead] = [this.chunks[0] as string, other.chunks[0] as string];
    const [tail, otherTail] = [this.chunks.at(-1) as string, other.chunks.at(-1) as string];
    return (
      !(head.startsWith(otherHead) || otherHead.startsWith(head)) ||
      !(tail.endsWith(otherTail) || otherTail.endsWith(tail))
    );
  }

  equals(other: Glob): boolean {
    return this.generic === other.generic;
  }

  /** The same glob with each literal chunk replaced. */
  map(replace: (chunk: string) => string): Glob {
    return new Glob(this.chunks.map(replace));
  }

  /** The word with `filler` for each wildcard. */
  fill(filler: string): string {
    return this.chunks.join(filler);
  }

  toString(): string {
    return this.chunks.join('*');
  }
}
