import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { allowsCommand } from './allows';
import { checkCommand } from './check';
import { CliError } from './cli-error';
import { compareCommand } from './compare';
import { completionCommand } from './completion/completion';
import { credentialsCommand } from './credentials/credentials';
import { explainCommand } from './explain';
import { presetsCommand } from './presets';
import { reviewCommand } from './review';
import { emulatorCommand } from './emulator';
import { ExitCode } from './exit-code';
import { type Io } from './io';
import { matrixCommand } from './matrix';
import { whoCanCommand } from './who-can';

/** A command of `trtc-access`. It declares its options at once and loads what it needs when it runs. */
type Define = (io: Io) => Command;

const COMMANDS: readonly Define[] = [
  reviewCommand,
  explainCommand,
  whoCanCommand,
  matrixCommand,
  presetsCommand,
  compareCommand,
  checkCommand,
  allowsCommand,
  credentialsCommand,
  emulatorCommand,
  completionCommand,
];

/**
 * Runs `trtc-access` with the words after its name and returns the exit code.
 *
 * A `CliError` becomes a message; any other error is a defect and is thrown on.
 */
export async function run(words: readonly string[], io: Io): Promise<number> {
  try {
    await program(io).parseAsync(words, { from: 'user' });
    return io.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (!(error instanceof CliError)) throw error;
    io.err(`trtc-access: ${error.message}\n`);
    return ExitCode.COULD_NOT;
  }
}

function program(io: Io): Command {
  const root = configure(new Command('trtc-access'), io)
    .description('Access to Tencent Real-Time Communication as reviewable code.')
    .version(version);
  for (const define of COMMANDS) root.addCommand(configure(define(io), io));
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
