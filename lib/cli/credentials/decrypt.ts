import { Command } from 'commander';
import { type Handover, type PrivateKey } from '../../credentials';
import { quoted } from '../../policy/parse/quoted';
import { CliError } from '../cli-error';
import { Input } from '../input';
import { type Io } from '../io';
import { rooms } from '../rooms';
import { Delivery } from './delivery';
import { type DeliveryOptions, deliveryOptions } from './delivery-options';

interface Options extends Omit<DeliveryOptions, 'encryptTo'> {
  readonly privateKey: string;
  readonly user?: string;
  readonly key?: string;
}

const EXAMPLES = `
The input is what terraform output -json says, or terraform show -json of a state or a plan, or a message that
credentials issue --encrypt-to wrote. Who has GnuPG needs none of this: gpg --decrypt does the same.

Examples:
  terraform output -json | trtc-access credentials decrypt - --private-key bob.private.asc --output bob.csv
  trtc-access credentials decrypt alice.csv.asc --private-key alice.private.asc --stdout

Exit codes: 0 decrypted, 1 not.`;

/** `trtc-access credentials decrypt`: what the recipient does with what was encrypted for them. */
export function decryptCommand(io: Io): Command {
  const command = new Command('decrypt')
    .description(
      'Read, as its recipient, the secret of an API key that Terraform keeps, or a file of encrypted credentials.',
    )
    .argument('<file>', 'what was encrypted; - for standard input')
    .requiredOption('--private-key <file>', 'your private PGP key; a passphrase is asked for on the terminal')
    .option('--user <name>', 'only the key of this sub-user')
    .option('--key <SecretId>', 'only this key');
  return deliveryOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: Options) => decrypt(path, options, io));
}

async function decrypt(path: string, options: Options, io: Io): Promise<void> {
  const input = new Input(io);
  const delivery = await Delivery.prepare(options, input, io);
  const text = await input.text(path);
  const handover = text.includes('-----BEGIN PGP MESSAGE') ? undefined : chosen(path, text, options);
  const key = await privateKeyIn(options.privateKey, input, io);
  if (handover !== undefined && handover.recipient.toUpperCase() !== key.fingerprint.toUpperCase()) {
    throw new CliError(
      `${quoted(handover.secretId)} is for the key \`${handover.recipient}\`, and ${quoted(options.privateKey)} is \`${key.fingerprint}\``,
    );
  }
  const secret = await reading(() => key.decrypt(handover?.encryptedSecret ?? text), path);
  const content = handover === undefined ? secret : await delivery.render(credentialsOf(handover, secret));
  const place = await delivery.reserve({ userName: handover?.userName ?? '', mark: '', pid: process.pid });
  try {
    await place.fill(content);
  } catch (error) {
    await place.remove().catch(() => undefined);
    throw error;
  }
  io.err(`trtc-access: decrypted to ${delivery.name}\n`);
}

/** The one handover that is meant. */
function chosen(path: string, text: string, { user, key }: Options): Handover {
  const all = rooms.credentials().handoversIn(text);
  if (all === undefined) throw new CliError(`${quoted(path)} is neither JSON of Terraform nor an OpenPGP message`);
  const meant = all.filter(
    ({ userName, secretId }) => (user === undefined || userName === user) && (key === undefined || secretId === key),
  );
  const [handover, ...others] = meant;
  if (handover === undefined) {
    throw new CliError(
      `${quoted(path)} holds no encrypted key that is meant; give all that \`terraform output -json\` says`,
    );
  }
  if (others.length === 0) return handover;
  const names = meant.map(({ userName, secretId }) => `${quoted(secretId)} of ${quoted(userName)}`).join(', ');
  throw new CliError(`${quoted(path)} holds ${names}; choose one with \`--key\``);
}

async function privateKeyIn(path: string, input: Input, io: Io): Promise<PrivateKey> {
  const bytes = await input.bytes(path);
  const key = await reading(() => rooms.credentials().PrivateKey.read(bytes), `--private-key ${path}`);
  if (!key.isLocked) return key;
  if (io.terminal === undefined) {
    throw new CliError(
      `--private-key ${quoted(path)} has a passphrase, and there is no terminal to ask for it; use \`gpg --decrypt\``,
    );
  }
  const passphrase = await io.terminal.askSecret(`Passphrase of ${quoted(path)}: `);
  await reading(() => key.unlock(passphrase), path);
  return key;
}

async function reading<T>(read: () => Promise<T>, what: string): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof rooms.credentials().PrivateKeyError)) throw error;
    throw new CliError(`${quoted(what)}: ${error.message}`);
  }
}

function credentialsOf({ userName, secretId }: Handover, clear: string) {
  return { userName, ownerUin: '', site: undefined, password: undefined, key: { secretId, secret: { clear } } };
}
