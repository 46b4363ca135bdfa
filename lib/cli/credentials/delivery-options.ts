import { type Command, Option } from 'commander';

/** Where credentials go, and as what. */
export interface DeliveryOptions {
  readonly output?: string;
  readonly stdout?: boolean;
  readonly format: 'csv' | 'json';
  readonly encryptTo?: string;
}

/** Adds the options of a command that writes credentials. */
export function deliveryOptions(command: Command): Command {
  return command
    .option('--output <file>', 'the file to write, which must not exist yet; readable by you alone')
    .option('--stdout', 'print the credentials instead')
    .addOption(new Option('--format <format>', 'how to write them').choices(['csv', 'json']).default('csv'));
}

/** The same, and for whom: the operator need not see what is handed over. */
export function withRecipient(command: Command): Command {
  return command.option('--encrypt-to <file>', 'write them for the owner of this public PGP key alone');
}
