import { Command, InvalidArgumentError } from 'commander';
import { CliError } from './cli-error';
import { type Io } from './io';
import { rooms } from './rooms';

interface Options {
  readonly port: number;
  readonly state?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  trtc-access emulator                      in one terminal; paste the lines that it prints into another one,
  terraform init && terraform apply         and Terraform there talks to the emulator
  trtc-access emulator --json --state s.json

The account's key is printed and valid on this machine only. The keys of sub-users may do what their policies allow.

Exit codes: 0 stopped, 1 could not start.`;

/** `trtc-access emulator`: CAM on loopback until somebody stops it. */
export function emulatorCommand(io: Io): Command {
  return new Command('emulator')
    .description('Run an emulated Tencent Cloud CAM on this machine, to rehearse without a cloud account.')
    .option('--port <number>', 'port on 127.0.0.1; 0 is any free one', parsePort, 0)
    .option('--state <file>', 'keep the account in this file (it holds secrets); without it, in memory')
    .option('--json', 'print one line of JSON instead of lines for a shell')
    .addHelpText('after', EXAMPLES)
    .action((options: Options) => emulate(options, io));
}

async function emulate({ port, state, json }: Options, io: Io): Promise<void> {
  const { CamEmulator, EmulatorError } = rooms.emulator();
  const stopped = io.stopSignal();
  try {
    const cam = await CamEmulator.start({ port, stateFile: state, inheritedEnv: io.env });
    const { url, secretId, secretKey, ownerUin, env } = cam;
    io.out(json ? `${JSON.stringify({ url, secretId, secretKey, ownerUin, env })}\n` : exportLines(env));
    io.err(`trtc-access: CAM emulator on ${url}, stop it with Ctrl-C\n`);
    await stopped;
    await cam.stop();
  } catch (error) {
    throw error instanceof EmulatorError ? new CliError(error.message) : error;
  }
}

/** Lines that a shell can read. */
function exportLines(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join('');
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('it is a number from 0 to 65535');
  return port;
}
