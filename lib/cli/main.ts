#!/usr/bin/env node
import { Command } from 'commander';
import { version } from '../../package.json';
import { CliError } from './cli-error';

/** The exit code when a command could not do its work: unreadable input, a port in use, a report that can't be written. */
const COULD_NOT = 1;

function program(): Command {
  return new Command('trtc-access')
    .description('Access to Tencent Real-Time Communication as reviewable code.')
    .version(version)
    .showSuggestionAfterError()
    .showHelpAfterError('run with --help for the options');
}

async function main(argv: string[]): Promise<void> {
  try {
    await program().parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    process.stderr.write(`trtc-access: ${error.message}\n`);
    process.exitCode = COULD_NOT;
  }
}

void main(process.argv);
