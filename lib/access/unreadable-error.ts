/** What was given is nothing that access can be read from. One line: what it is, what is wrong, what to do. */
export class UnreadableError extends Error {
  public override readonly name = 'UnreadableError';

  /** @param source the file, as its reader knows it */
  public constructor(
    public readonly source: string,
    public readonly problems: readonly string[],
  ) {
    super(`${source}: ${problems.join('; ')}`);
  }
}

/**
 * Parses JSON without ever repeating any of it: the engine's own message quotes the text around an error, which may be
 * a secret.
 */
export function parseJson(text: string, source: string, remedy: string): unknown {
  try {
    // Windows PowerShell writes a byte order mark before the JSON.
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    throw new UnreadableError(source, [`it is cut off or no JSON (${text.length} characters); ${remedy}`]);
  }
}
