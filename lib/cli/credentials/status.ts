import { Command, InvalidArgumentError } from 'commander';
import { type Cam, type CamUser } from '../../cam';
import { quoted, visible } from '../../policy/parse/quoted';
import { CliError } from '../cli-error';
import { ExitCode } from '../exit-code';
import { type Io } from '../io';
import { asking, endpointOption, liveAccount } from '../live-account';
import { type Format, formatOption, todayOption } from '../options';
import { jsonText, plural } from '../words';

interface Options {
  readonly format: Format;
  readonly maxAge: number;
  readonly today: string;
  readonly endpoint?: string;
}

/** Tencent's own rule for the age of a key. @see https://cloud.tencent.com/document/product/1164/51514 */
const OLDEST_DAYS = 90;

const EXAMPLES = `
A key's age counts from the day on which CAM says it was made. CAM knows the use of a key a day late.

Examples:
  trtc-access credentials status
  trtc-access credentials status alice bob --format json
  trtc-access credentials status --max-age 30

Exit codes: 0 no key is too old, 1 could not ask, 2 a working key is too old, or its age is unknown.`;

/** `trtc-access credentials status`: which credentials there are, how old, and when they were last used. */
export function statusCommand(io: Io): Command {
  return new Command('status')
    .description('List the credentials of sub-users: console login, keys, their age and last use.')
    .argument('[user...]', 'names of sub-users; without one, all of the account')
    .addOption(formatOption())
    .option('--max-age <days>', 'how old a working key may be', days, OLDEST_DAYS)
    .addOption(todayOption('the day to count ages to'))
    .addOption(endpointOption())
    .addHelpText('after', EXAMPLES)
    .action((userNames: string[], options: Options) => status(userNames, options, io));
}

interface KeyStatus {
  readonly secretId: string;
  readonly active: boolean;
  readonly createTime: string;
  readonly ageDays: number | null;
  readonly lastUsed: string | null;
  /** Null where the age is unknown. */
  readonly tooOld: boolean | null;
}

interface UserStatus {
  readonly userName: string;
  readonly consoleLogin: boolean;
  /** Null for never. */
  readonly lastLogin: string | null;
  readonly keys: readonly KeyStatus[];
}

async function status(userNames: readonly string[], options: Options, io: Io): Promise<void> {
  const { cam } = liveAccount(io, options.endpoint);
  const users = await asking(async () => statusOf(cam, await chosen(cam, userNames), options));
  const { format, today, maxAge } = options;
  io.out(
    format === 'json' ? jsonText({ schema: 'trtc-access/credential-status@1', today, maxAge, users }) : text(users),
  );
  const found = users.some(({ keys }) => keys.some(({ active, tooOld }) => active && tooOld !== false));
  if (found) io.exitCode = ExitCode.FOUND;
}

async function chosen(cam: Cam, userNames: readonly string[]): Promise<CamUser[]> {
  const all = await cam.users.list();
  const missing = userNames.filter((name) => !all.some(({ userName }) => userName === name));
  if (missing.length > 0)
    throw new CliError(`the account has no sub-user ${missing.map(quoted).join(', ')}; check the name`);
  const users = userNames.length === 0 ? all : all.filter(({ userName }) => userNames.includes(userName));
  return [...users].sort((one, other) => (one.userName < other.userName ? -1 : 1));
}

async function statusOf(cam: Cam, users: readonly CamUser[], { today, maxAge }: Options): Promise<UserStatus[]> {
  const keys = await inTurn(users, ({ uin }) => cam.accessKeys.of(uin));
  const uses = await cam.accessKeys.lastUses(keys.flat().map(({ secretId }) => secretId));
  const logins = await cam.users.lastLogins(users.map(({ uin }) => uin));
  return users.map(({ uin, userName, consoleLogin }, at) => ({
    ...{ userName, consoleLogin, lastLogin: logins.get(uin) || null },
    keys: (keys[at] ?? []).map(({ secretId, active, createTime }) => {
      const ageDays = ageOf(createTime, today);
      const tooOld = ageDays === null ? null : ageDays > maxAge;
      return { secretId, active, createTime, ageDays, lastUsed: uses.get(secretId) ?? null, tooOld };
    }),
  }));
}

/** Requests that CAM answers at once: it takes 20 a second. */
const AT_ONCE = 8;

async function inTurn<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    answers.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(ask))));
  }
  return answers;
}

/** By the day alone: no document names the zone of CAM's times. */
function ageOf(createTime: string, today: string): number | null {
  const [day] = /^\d{4}-\d\d-\d\d/.exec(createTime) ?? [];
  const made = day === undefined ? NaN : Date.parse(day);
  return Number.isNaN(made) ? null : Math.max(0, Math.round((Date.parse(today) - made) / 86_400_000));
}

function text(users: readonly UserStatus[]): string {
  const lines = users.flatMap(({ userName, consoleLogin, lastLogin, keys }) => [
    `${visible(userName)}: ${consoleLogin ? `console login, ${loginWords(lastLogin)}` : 'no console login'}; ${plural(keys.length, 'key')}`,
    ...keys.map((key) => `  ${keyWords(key)}`),
  ]);
  return lines.map((line) => `${line}\n`).join('');
}

function loginWords(lastLogin: string | null): string {
  return lastLogin === null ? 'never used' : `last on ${visible(lastLogin)}`;
}

function keyWords({ secretId, active, ageDays, lastUsed, tooOld }: KeyStatus): string {
  const age = ageDays === null ? 'age unknown' : `${plural(ageDays, 'day')} old${tooOld ? ', too old' : ''}`;
  const use = lastUsed === null ? 'not used as far as CAM knows' : `last used on ${visible(lastUsed)}`;
  return `${visible(secretId)} ${active ? 'active' : 'disabled'}, ${age}, ${use}`;
}

function days(written: string): number {
  if (!/^\d{1,5}$/.test(written)) throw new InvalidArgumentError('write a number of days.');
  return Number(written);
}
