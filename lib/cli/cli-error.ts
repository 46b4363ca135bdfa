/** What a command tells its user when it can't go on: one line with the place, the value and the remedy; exit code 1. */
export class CliError extends Error {
  public override readonly name = 'CliError';
}
