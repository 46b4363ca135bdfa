import { Command } from 'commander';
import { quoted } from '../../policy/parse/quoted';
import { CliError } from '../cli-error';
import { Input } from '../input';
import { type Io } from '../io';
import { asking, endpointOption, liveAccount } from '../live-account';
import { rooms } from '../rooms';
import { type ConfirmOptions, withConfirmation } from './confirm';
import { Delivery } from './delivery';
import { type DeliveryOptions, deliveryOptions, withRecipient } from './delivery-options';
import { handOver } from './hand-over';
import { withoutLeftOver } from './left-over';
import { named, type SubUser, subUser } from './sub-user';
import { takeKeysBack } from './take-back';

interface Options extends DeliveryOptions, ConfirmOptions {
  readonly finish?: boolean;
  readonly disableOnly?: boolean;
  readonly endpoint?: string;
}

const EXAMPLES = `
A rotation has two halves, and no moment without a key: the first makes a second key; the second, once nothing uses the
old one any more, disables and deletes that. A key of TrtcAccessKey is rotated in the code instead.

Examples:
  trtc-access credentials rotate bob --output ~/handover/bob-2.csv
  trtc-access credentials rotate bob --finish --dry-run
  trtc-access credentials rotate bob --finish --disable-only

Exit codes: 0 done, 1 not done; what was begun and could not be taken back is said.`;

/** `trtc-access credentials rotate`: a second API key, then the end of the first. */
export function rotateCommand(io: Io): Command {
  const command = new Command('rotate')
    .description('Replace the API key of a sub-user: make a second one, and with --finish take the first one back.')
    .argument('<user>', 'the name of the sub-user')
    .option('--finish', 'disable and delete the older of two keys')
    .option('--disable-only', 'with --finish: keep the disabled key, which the console can enable again');
  return withConfirmation(withRecipient(deliveryOptions(command)))
    .addOption(endpointOption())
    .addHelpText('after', EXAMPLES)
    .action((userName: string, options: Options) => (options.finish ? finish : start)(userName, options, io));
}

async function start(userName: string, options: Options, io: Io): Promise<void> {
  if (options.disableOnly) throw new CliError('`--disable-only` is for `--finish`; leave it out');
  const delivery = await Delivery.prepare(options, new Input(io), io);
  const { cam, settings } = liveAccount(io, options.endpoint);
  const found = await asking(() => subUser(cam, userName));
  const { user, keys } = await withoutLeftOver(cam, delivery, found, io);
  checkOneKey(userName, keys);
  if (options.dryRun) {
    io.out(`make a second API key for ${quoted(userName)}, beside ${named(keys)}\n`);
    return;
  }
  const { ownerUin } = await asking(() => cam.account.identity());
  await handOver(cam, delivery, { user, ownerUin, site: settings.site, password: false, key: 'new' }, io);
  io.err(
    `trtc-access: when nothing uses ${named(keys)} any more: trtc-access credentials rotate ${userName} --finish\n`,
  );
}

function checkOneKey(userName: string, keys: SubUser['keys']): void {
  if (keys.length === 0) throw new CliError(`${quoted(userName)} has no API key to rotate; use \`issue --for api\``);
  if (keys.length < rooms.cam().MOST_KEYS) return;
  throw new CliError(
    `${quoted(userName)} has ${named(keys)}, and CAM allows no third; give \`--finish\` to take the older one back`,
  );
}

async function finish(userName: string, options: Options, io: Io): Promise<void> {
  if (options.output !== undefined || options.stdout) {
    throw new CliError('`--finish` writes no credentials; leave `--output` and `--stdout` out');
  }
  const { cam } = liveAccount(io, options.endpoint);
  const { user, keys } = await asking(() => subUser(cam, userName));
  const [old, fresh] = keys;
  if (old === undefined || fresh === undefined) {
    throw new CliError(
      `${quoted(userName)} has ${keys.length === 0 ? 'no key' : named(keys)}; there is no rotation to finish`,
    );
  }
  if (old.createTime === fresh.createTime) {
    throw new CliError(`${named(keys)} are of the same time; say which with \`revoke ${userName} --key <SecretId>\``);
  }
  if (!fresh.active)
    throw new CliError(`the newer key, ${named([fresh])}, would be the only one; enable it first, or use \`revoke\``);
  await takeKeysBack({ cam, user, keys: [old], deleting: options.disableOnly !== true }, options, io);
}
