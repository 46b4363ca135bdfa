/** Gathers what is wrong with one construct, so that its user reads all of it at once. */
export class Problems {
  private readonly found: string[] = [];

  /** @param place what they are about, as an error names it */
  public constructor(private readonly place: string) {}

  /** Adds what a check returned; a check that is content returns nothing. */
  public add(...problems: string[]): this {
    this.found.push(...problems);
    return this;
  }

  /** @throws when anything was added: one line with the place, then every problem. */
  public throwIfAny(): void {
    if (this.found.length > 0) throw new Error(`${this.place}: ${this.found.join('; ')}`);
  }
}

/** A user's text within an error: in backticks, its control characters made visible, for an error is one line. */
export function quoted(text: string): string {
  return `\`${text.replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1))}\``;
}
