/** What the exit codes of every command mean. A failure never looks like a clean result, and never like a finding. */
export const ExitCode = {
  /** Nothing gained, nothing found, allowed. */
  CLEAN: 0,
  /** The command could not do its work: wrong usage, unreadable input, a port in use, a report that can't be written. */
  COULD_NOT: 1,
  /** Access is gained or can't be told, something was found, not allowed. */
  FOUND: 2,
} as const;
