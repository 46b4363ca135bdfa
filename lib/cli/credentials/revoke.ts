import { Command } from 'commander';
import { quoted } from '../../policy/parse/quoted';
import { CliError } from '../cli-error';
import { type Io } from '../io';
import { asking, endpointOption, liveAccount } from '../live-account';
import { type ConfirmOptions, withConfirmation } from './confirm';
import { subUser, type SubUser } from './sub-user';
import { takeKeysBack } from './take-back';

interface Options extends ConfirmOptions {
  readonly key?: string;
  readonly disableOnly?: boolean;
  readonly endpoint?: string;
}

const EXAMPLES = `
All keys are disabled first, then console login is switched off, then the keys are deleted. A step that fails does not keep
the others from being done. What the code declares comes back with the next apply: remove it there as well.

Examples:
  trtc-access credentials revoke alice --dry-run
  trtc-access credentials revoke alice --yes
  trtc-access credentials revoke bob --key AKIDexample --disable-only

Exit codes: 0 revoked, or a dry run; 1 not revoked, or only in part, which is said.`;

/** `trtc-access credentials revoke`: nobody gets in with the user's credentials any more. */
export function revokeCommand(io: Io): Command {
  const command = new Command('revoke')
    .description('Take all credentials of a sub-user back: its API keys and console login.')
    .argument('<user>', 'the name of the sub-user')
    .option('--key <SecretId>', 'only this key')
    .option('--disable-only', 'keep the disabled keys, which the console can enable again');
  return withConfirmation(command)
    .addOption(endpointOption())
    .addHelpText('after', EXAMPLES)
    .action((userName: string, options: Options) => revoke(userName, options, io));
}

async function revoke(userName: string, options: Options, io: Io): Promise<void> {
  const { cam } = liveAccount(io, options.endpoint);
  const found = await asking(() => subUser(cam, userName));
  const { user } = found;
  const keys = options.key === undefined ? found.keys : [keyOf(found, options.key)];
  const console = options.key === undefined && user.consoleLogin;
  const deleting = options.disableOnly !== true;
  if (!console && (keys.length === 0 || (!deleting && keys.every(({ active }) => !active)))) {
    io.err(`trtc-access: ${quoted(userName)} has nothing to revoke: no console login, and no key that works\n`);
    return;
  }
  await takeKeysBack({ cam, user, keys, deleting, console }, options, io);
}

function keyOf({ user, keys }: SubUser, secretId: string): SubUser['keys'][number] {
  const key = keys.find((one) => one.secretId === secretId);
  if (key !== undefined) return key;
  throw new CliError(`${quoted(user.userName)} has no key ${quoted(secretId)}; \`status ${user.userName}\` lists them`);
}
