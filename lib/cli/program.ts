import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { CliError } from './cli-error';
import { commandsFor } from './commands';
import { ExitCode } from './exit-code';
import { type Io } from './io';

/**
 * Runs `trtc-access` with the words after its name and returns the exit code.
 *
 * A `CliError` becomes a message; any other error is a defect and is thrown on.
 */
export async function run(words: readonly string[], io: Io): Promise<number> {
  try {
    await program(words, io).parseAsync(words, { from: 'user' });
    return io.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (!(error instanceof CliError)) throw error;
    io.err(`trtc-access: ${error.message}\n`);
    return ExitCode.COULD_NOT;
  }
}

function program(words: readonly string[], io: Io): Command {
  const root = configure(new Command('trtc-access'), io)
    .description('Access to Tencent Real-Time Communication as reviewable code.')
    .version(version);
  for (const command of commandsFor(words, io)) root.addCommand(configure(command, io));
  return root;
}

function configure(command: Command, io: Io): Command {
  for (const one of command.commands) configure(one, io);
  return command
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showSuggestionAfterError()
    .showHelpAfterError('run with --help for the options');
}
