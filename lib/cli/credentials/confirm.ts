import { type Command } from 'commander';
import { CliError } from '../cli-error';
import { type Io } from '../io';

export interface ConfirmOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** Adds the options of a command that destroys something. */
export function withConfirmation(command: Command): Command {
  return command
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--yes', 'do it without being asked; needed where nobody can be');
}

/**
 * Whether to go on. What would be done is printed in any case.
 *
 * @returns false for a dry run
 * @throws CliError when the answer is no, or nobody can be asked
 */
export async function confirmed(steps: readonly string[], { yes, dryRun }: ConfirmOptions, io: Io): Promise<boolean> {
  io.out(steps.map((step) => `${step}\n`).join(''));
  if (dryRun) return false;
  if (yes) return true;
  const { terminal } = io;
  if (terminal === undefined) throw new CliError('nothing was done, for nobody can be asked; give `--yes` to do it');
  const answer = await terminal.ask('Do it? Type yes: ');
  if (answer.trim() === 'yes') return true;
  throw new CliError('nothing was done');
}
