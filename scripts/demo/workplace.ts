import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownEnvironment } from '../../test/acceptance/engine';

const ROOT = join(__dirname, '..', '..');

/** A command could not be run, or ended otherwise than well. */
export class CommandError extends Error {
  public override readonly name = 'CommandError';
}

/** A user's project in a folder of its own, which is gone in the end. */
export class Workplace {
  private readonly folder = mkdtempSync(join(tmpdir(), 'trtc-access-demo-'));
  private running?: ChildProcess;
  private closed = false;

  public constructor() {
    copyFileSync(join(__dirname, 'main.ts'), join(this.folder, 'main.ts'));
    // Without one, places in the code would be told from somewhere above the folder.
    writeFileSync(join(this.folder, 'package.json'), JSON.stringify({ private: true }));
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'), 'junction');
  }

  public read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** Deletes the one line of a file that holds this text, and returns it. */
  public deleteLine(file: string, text: string): string {
    const lines = this.read(file).split('\n');
    const [line, ...more] = lines.filter((one) => one.includes(text));
    if (line === undefined || more.length > 0) throw new Error(`not one line of ${file} holds ${text}`);
    writeFileSync(join(this.folder, file), lines.filter((one) => one !== line).join('\n'));
    return line;
  }

  /** `npx tsx main.ts` */
  public synth(): Promise<string> {
    return this.run(process.execPath, ['--import', require.resolve('tsx'), 'main.ts'], {
      // In a user's project the package is installed; here it is this clone.
      TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.json'),
    });
  }

  /** Runs a command to its end and returns what it wrote to stdout. Throws a `CommandError` when it does not end well. */
  public run(command: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = spawn(command, words, {
        cwd: this.folder,
        env: { ...ownEnvironment(), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own, so that `close` ends the provider's processes too.
        detached: true,
      });
      this.running = child;
      let [stdout, stderr] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
      child.on('error', () => reject(new CommandError(`${command} is not installed`)));
      child.on('close', (code) => {
        if (code === 0 && !this.closed) resolve(stdout);
        else reject(new CommandError(`${stdout}${stderr}`));
      });
    });
  }

  /** Ends what is running and removes the folder. */
  public close(): void {
    this.closed = true;
    if (this.running?.exitCode === null && this.running.pid !== undefined) endGroup(this.running.pid);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** At once: all that could be damaged is an account in memory and a folder that is about to go. */
function endGroup(leader: number): void {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
