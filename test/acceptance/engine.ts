import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Readable } from 'node:stream';

/** Terraform, or something that is used as Terraform is, with the provider at hand. */
export interface Engine {
  /** Such as `terraform`. */
  readonly command: string;
  /** The folder in which it found the provider, so that no case has to fetch it again. */
  readonly providers: string;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  /** Both streams, as a person would see them. */
  readonly output: string;
}

/** What a configuration says to get the provider. */
export const REQUIRED = {
  terraform: {
    required_providers: { tencentcloud: { source: 'tencentcloudstack/tencentcloud', version: '~> 1.83' } },
  },
};

/** Has an engine install the provider in its ordinary way. Resolves to the reason, in one line, when it can't. */
export async function installProvider(command: string, folder: string): Promise<Engine | string> {
  mkdirSync(folder);
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(REQUIRED));
  const { code, output } = await run(command, ['init', '-input=false', '-no-color'], folder, ownEnvironment());
  if (code === 0) return { command, providers: join(folder, '.terraform', 'providers') };
  if (code === NOT_INSTALLED) return `${command} is not installed`;
  const [reason] = /Error: .*/.exec(output) ?? ['no reason given'];
  return `${command} can't install ${REQUIRED.terraform.required_providers.tencentcloud.source} (${reason})`;
}

const NOT_INSTALLED = 127;

/** Runs a command to its end. */
export function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  return outcomeOf(spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] }));
}

/** A command that can be killed with everything that it has started, as when a machine goes down. */
export interface Killable {
  readonly ended: Promise<Ran>;
  readonly kill: () => void;
}

/** Starts a command as the leader of a process group, which Terraform's providers stay in. Ctrl-C does not reach it. */
export function start(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Killable {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  return { ended: outcomeOf(child), kill: () => void (child.pid && process.kill(-child.pid, 'SIGKILL')) };
}

function outcomeOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ran> {
  return new Promise((resolve) => {
    let stdout = '';
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
        if (stream === child.stdout) stdout += chunk;
      });
    }
    child.on('error', (error) => resolve({ code: NOT_INSTALLED, stdout, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, output }));
  });
}

/** This process's environment without what would lead the provider to somebody's account. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const strange = /^(TENCENTCLOUD|TKE|TF_VAR|TF_CLI_ARGS|TF_LOG|TF_WORKSPACE|TF_DATA_DIR)/;
  const kept = Object.entries(process.env).filter(([name]) => !strange.test(name));
  return { ...Object.fromEntries(kept), CHECKPOINT_DISABLE: '1' };
}
