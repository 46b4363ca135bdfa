import { Command, InvalidArgumentError } from 'commander';
import { type CamEmulator, type EmulatedAccount } from '../emulator';
import { CliError } from './cli-error';
import { Input } from './input';
import { type Io } from './io';
import { pinsIn, presetsOption } from './pins-input';
import { rooms } from './rooms';

interface Options {
  readonly port: number;
  readonly state?: string;
  readonly accounts: number;
  readonly presets?: string;
  readonly fault?: readonly string[];
  readonly record?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  trtc-access emulator                      in one terminal; paste the lines that it prints into another one,
  terraform init && terraform apply         and Terraform there talks to the emulator
  trtc-access emulator --json --state s.json
  trtc-access emulator --fault 'throttle on cam:AddUser call 1-3' --fault 'latency 500ms'

The accounts' keys are printed and valid on this machine only. The keys of sub-users may do what their policies allow.
`;

const EXIT_CODES = '\nExit codes: 0 stopped, 1 could not start, or not record everything.';

/** `trtc-access emulator`: CAM on loopback until somebody stops it. */
export function emulatorCommand(io: Io): Command {
  return new Command('emulator')
    .description('Run an emulated Tencent Cloud CAM on this machine, to rehearse without a cloud account.')
    .option('--port <number>', 'port on 127.0.0.1; 0 is any free one', parsePort, 0)
    .option('--accounts <number>', 'how many root accounts there are at least', parseAccounts, 1)
    .addOption(presetsOption())
    .option('--state <file>', 'keep the accounts in this file (it holds secrets); without it, in memory')
    .option('--fault <fault>', 'let calls go wrong, see below; may be given again', append)
    .option('--record <file>', 'add every request to this file, as a line of JSON without secrets')
    .option('--json', 'print one line of JSON instead of lines for a shell')
    .addHelpText('after', () => EXAMPLES + faultHelp() + EXIT_CODES)
    .action((options: Options) => emulate(options, io));
}

async function emulate({ port, state, accounts, presets, fault, record, json }: Options, io: Io): Promise<void> {
  const { CamEmulator, EmulatorError } = rooms.emulator();
  const { all: pins } = await pinsIn(presets, new Input(io));
  const stopped = io.stopSignal();
  try {
    const cam = await CamEmulator.start({
      ...{ port, stateFile: state, accounts, presets: pins, faults: fault, record },
      inheritedEnv: io.env,
    });
    io.out(json ? jsonLine(cam) : shellLines(cam));
    io.err(`trtc-access: CAM emulator on ${cam.url}, stop it with Ctrl-C\n`);
    await stopped;
    await cam.stop();
  } catch (error) {
    throw error instanceof EmulatorError ? new CliError(error.message) : error;
  }
}

function jsonLine({ url, adminToken, accounts }: CamEmulator): string {
  const shown = accounts.map(({ secretId, secretKey, ownerUin, env }) => ({ secretId, secretKey, ownerUin, env }));
  return `${JSON.stringify({ url, adminToken, ...shown[0], accounts: shown })}\n`;
}

function shellLines({ url, adminToken, env, accounts }: CamEmulator): string {
  const own = { TRTC_ACCESS_EMULATOR: url, TRTC_ACCESS_ADMIN_TOKEN: adminToken };
  return [exportLines({ ...env, ...own }), ...accounts.slice(1).map(otherLines)].join('');
}

/** What to paste after the lines of the first account to be another one; the rest of its variables are the same. */
function otherLines({ ownerUin, env }: EmulatedAccount): string {
  const key = Object.entries(env).filter(([name]) => name.startsWith('TENCENTCLOUD_SECRET_'));
  return `\n# account ${ownerUin}\n${exportLines(Object.fromEntries(key)).replace(/^/gm, '# ').slice(0, -2)}`;
}

/** Lines that a shell can read. */
function exportLines(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join('');
}

function parseAccounts(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('it is a number from 1 on');
  return Number(text);
}

function append(fault: string, before: readonly string[] = []): readonly string[] {
  return [...before, fault];
}

function faultHelp(): string {
  const usages = rooms.emulator().faultUsages();
  const width = Math.max(...usages.map(({ usage }) => usage.length)) + 2;
  const lines = usages.map(({ usage, summary }) => `  ${usage.padEnd(width)}${summary}\n`);
  return `
Faults:
${lines.join('')}
  Add \`on <action>\` for some calls alone: cam:AddUser, cam:List*, cam:*. Add \`call 2\`, \`call 2-4\` or \`call 2-\` for
  the second of them, three of them, or all from the second on.
`;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('it is a number from 0 to 65535');
  return port;
}
