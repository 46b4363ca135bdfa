import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const ROOT = join(__dirname, '..', '..', '..');
export const PIPELINES = join(ROOT, 'examples', 'pipelines');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A checkout of a user's repository, in which the steps of a pipeline run with the real `trtc-access`. */
export class Sandbox {
  readonly folder = mkdtempSync(join(tmpdir(), 'pipeline-'));

  /** @param scripts where the forge's scripts are in the repository */
  constructor(forge: 'github' | 'gitlab', scripts: string) {
    cpSync(join(PIPELINES, forge, 'trtc-access'), join(this.folder, scripts), { recursive: true });
    this.write('package.json', '{}');
    // The built command where there is one, as users have it; else the same from its sources.
    const built = join(ROOT, 'dist', 'cli', 'main.js');
    const tsx = new URL(`file://${require.resolve('tsx')}`).href;
    const words = existsSync(built) ? [built] : ['--import', tsx, join(ROOT, 'lib', 'cli', 'main.ts')];
    // npm's own takes longer than all that it starts; nothing may be fetched by it.
    this.command('npx', '[ "$1" = --no-install ] || exit 64; shift; exec "$@"');
    this.command('trtc-access', `exec "${process.execPath}" ${words.map((word) => `"${word}"`).join(' ')} "$@"`);
  }

  /** Puts a command into the project, in place of an installed one. */
  command(name: string, script: string): void {
    this.write(`node_modules/.bin/${name}`, `#!/bin/sh\n${script}\n`);
    chmodSync(this.path(`node_modules/.bin/${name}`), 0o755);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  link(name: string, target: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    symlinkSync(target, this.path(name));
  }

  read(name: string): string {
    return existsSync(this.path(name)) ? readFileSync(this.path(name), 'utf8') : '';
  }

  /** As the runners of GitHub and GitLab run a script: it ends at the first command that fails. */
  run(script: string, env: Readonly<Record<string, string>>): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
        cwd: this.folder,
        env: {
          PATH: `${this.path('node_modules/.bin')}:${process.env.PATH}`,
          HOME: this.folder,
          RETRY_MILLISECONDS: '1',
          npm_config_update_notifier: 'false',
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let [out, err] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code: code ?? 1, out, err }));
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
