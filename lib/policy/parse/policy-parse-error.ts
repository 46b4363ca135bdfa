/** One thing in a document that is outside the documented grammar. */
export interface PolicyProblem {
  /** Where it is, as a JSON path such as `$.statement[0].effect`; `$` for the document as a whole. */
  readonly path: string;
  /** What is wrong, the value in backticks, and what to do. One line, with hostile characters escaped. */
  readonly message: string;
  /** The line in the text, from 1. */
  readonly line: number;
  /** The column in the line, from 1, in UTF-16 code units. */
  readonly column: number;
}

/** A text is not a policy document that CAM documents. Lists every problem found, in the order of the text. */
export class PolicyParseError extends Error {
  public override readonly name = 'PolicyParseError';
  public readonly problems: readonly PolicyProblem[];

  /**
   * @param problems at least one
   * @param unlisted how many more there are
   */
  constructor(problems: readonly PolicyProblem[], unlisted = 0) {
    const lines = problems.map(({ path, message }) => `${path}: ${message}`);
    if (unlisted > 0) lines.push(`and ${unlisted} more`);
    super(lines.join('\n'));
    this.problems = Object.freeze([...problems]);
  }
}
