import { Command, Option } from 'commander';
import { type Handover, type KeyCredentials, type Site } from '../../credentials';
import { quoted } from '../../policy/parse/quoted';
import { CliError } from '../cli-error';
import { Input } from '../input';
import { type Io } from '../io';
import { asking, endpointOption, liveAccount } from '../live-account';
import { rooms } from '../rooms';
import { type ConfirmOptions, confirmed, withConfirmation } from './confirm';
import { Delivery } from './delivery';
import { type DeliveryOptions, deliveryOptions, withRecipient } from './delivery-options';
import { handOver } from './hand-over';
import { withoutLeftOver } from './left-over';
import { named, type SubUser, subUser } from './sub-user';

interface Options extends DeliveryOptions, ConfirmOptions {
  readonly for?: 'console' | 'api' | 'both';
  readonly outputs?: string;
  readonly site?: Site;
  readonly endpoint?: string;
}

const EXAMPLES = `
What is issued is what the account has: a fresh password where console login is on, an API key where it is off. A key that
TrtcAccessKey made is taken from --outputs, encrypted as it is; without one, a key is made where the user has none.

Examples:
  trtc-access credentials issue alice --output ~/handover/alice.csv
  terraform output -json | trtc-access credentials issue bob --outputs - --output ~/handover/bob.csv
  trtc-access credentials issue alice --for both --encrypt-to alice.asc --output alice.csv.asc

Exit codes: 0 issued, 1 not issued; what was begun and could not be taken back is said.`;

/** `trtc-access credentials issue`: what the console hands out when it creates a sub-user. */
export function issueCommand(io: Io): Command {
  const command = new Command('issue')
    .description('Give a sub-user a fresh console password, an API key, or both, and write them to a file.')
    .argument('<user>', 'the name of the sub-user')
    .addOption(new Option('--for <what>', 'instead of what the account has').choices(['console', 'api', 'both']))
    .option('--outputs <file>', 'what terraform output -json says, for keys of TrtcAccessKey; - for standard input')
    .addOption(
      new Option('--site <site>', 'whose login link to write; without it, both').choices(['china', 'international']),
    );
  return withConfirmation(withRecipient(deliveryOptions(command)))
    .addOption(endpointOption())
    .addHelpText('after', EXAMPLES)
    .action((userName: string, options: Options) => issue(userName, options, io));
}

async function issue(userName: string, options: Options, io: Io): Promise<void> {
  const input = new Input(io);
  const delivery = await Delivery.prepare(options, input, io);
  const handovers = options.outputs === undefined ? [] : await handoversFrom(options.outputs, input);
  const { cam, settings } = liveAccount(io, options.endpoint);
  const found = await withoutLeftOver(cam, delivery, await asking(() => subUser(cam, userName)), io);
  const { user } = found;
  const declared = declaredKey(found, handovers);
  const wants = wanted(found, declared !== undefined, options.for);
  const steps = stepsOf(user, wants, declared);
  // Whoever has logged in has a password of their own, which would be gone.
  const destroys = wants.password && user.lastLogin !== '';
  if ((destroys || options.dryRun) && !(await confirmed(steps, options, io))) return;
  const { ownerUin } = await asking(() => cam.account.identity());
  const site = options.site ?? settings.site;
  const key = wants.key ? (declared ?? 'new') : undefined;
  await handOver(cam, delivery, { user, ownerUin, site, password: wants.password, key }, io);
}

async function handoversFrom(path: string, input: Input): Promise<readonly Handover[]> {
  const handovers = rooms.credentials().handoversIn(await input.text(path));
  if (handovers === undefined)
    throw new CliError(`--outputs ${quoted(path)} is no JSON; give what \`terraform output -json\` says`);
  return handovers;
}

/** The key that Terraform made for the user; of two, the newer one. */
function declaredKey({ user, keys }: SubUser, handovers: readonly Handover[]): KeyCredentials | undefined {
  const mine = handovers.filter(({ userName }) => userName === user.userName);
  const alive = keys.flatMap(({ secretId }) => mine.find((handover) => handover.secretId === secretId) ?? []).at(-1);
  if (alive !== undefined) return { secretId: alive.secretId, secret: { encrypted: alive.encryptedSecret } };
  if (mine.length === 0) return undefined;
  const [{ secretId } = { secretId: '' }] = mine;
  throw new CliError(
    `the outputs have key ${quoted(secretId)} for ${quoted(user.userName)}, which the account has not; apply, and read the outputs again`,
  );
}

interface Wants {
  readonly password: boolean;
  readonly key: boolean;
}

/** @throws CliError for what can't be issued */
function wanted({ user, keys }: SubUser, isDeclared: boolean, asked: Options['for']): Wants {
  const name = quoted(user.userName);
  const password = asked === undefined ? user.consoleLogin : asked !== 'api';
  const key = isDeclared ? asked !== 'console' : asked === undefined ? !user.consoleLogin : asked !== 'console';
  if (password && !user.consoleLogin) {
    throw new CliError(`${name} may not log in to the console; declare \`consoleLogin: true\` and apply first`);
  }
  if (key && !isDeclared && keys.length > 0) {
    throw new CliError(
      `${name} has ${named(keys)} already, whose secret nobody can ask for again; give \`--outputs\` if Terraform made it, or use \`rotate\``,
    );
  }
  return { password, key };
}

function stepsOf(
  { userName, lastLogin }: SubUser['user'],
  { password, key }: Wants,
  declared: KeyCredentials | undefined,
): string[] {
  const name = quoted(userName);
  const since = lastLogin ? `, who logged in on ${quoted(lastLogin)}` : '';
  const keyStep =
    declared === undefined
      ? `make an API key for ${name}`
      : `hand over ${quoted(declared.secretId)} of ${name}, encrypted as it is`;
  return [...(password ? [`replace the console password of ${name}${since}`] : []), ...(key ? [keyStep] : [])];
}
