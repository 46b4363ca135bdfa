import { type IConstruct } from 'constructs';

/** Gathers what is wrong with one construct, so that its user reads all of it at once. */
export class Problems {
  private readonly found: string[] = [];

  /** @param place the construct they are about */
  public constructor(
    private readonly place: IConstruct,
    private readonly source?: string,
  ) {}

  /** Adds what a check returned; a check that is content returns nothing. */
  public add(...problems: string[]): this {
    this.found.push(...problems);
    return this;
  }

  /** @throws when anything was added: one line with the place, then every problem. */
  public throwIfAny(): void {
    if (this.found.length > 0) throw new Error(`${placeOf(this.place, this.source)}: ${this.found.join('; ')}`);
  }
}

/** How an error names a construct: its path, and the line that declared it where that is known. */
export function placeOf(construct: IConstruct, source?: string): string {
  return source === undefined ? construct.node.path : `${construct.node.path} (${source})`;
}

/** A user's text within an error: in backticks, its control characters made visible, for an error is one line. */
export function quoted(text: string): string {
  return `\`${text.replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1))}\``;
}
