import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const main = join(__dirname, '../../lib/cli/main.ts');

/** What `trtc-access emulator --json` prints. */
export interface Printed {
  readonly url: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/** `trtc-access emulator` in a process of its own, for what must survive that process. */
export class EmulatorProcess {
  public static start(...args: string[]): EmulatorProcess {
    const words = ['--import', 'tsx', main, 'emulator', '--json', ...args];
    return new EmulatorProcess(spawn(process.execPath, words, { stdio: 'pipe' }));
  }

  private stdout = '';
  private stderr = '';
  private readonly ended: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (this.stdout += chunk));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (this.stderr += chunk));
    this.ended = once(child, 'close');
  }

  public get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Rejects with what it said when it ends instead of serving. */
  public async serving(): Promise<Printed> {
    while (!this.stdout.endsWith('\n')) {
      const chunk = once(this.child.stdout!, 'data').then(() => true);
      if (!(await Promise.race([chunk, this.ended.then(() => false)]))) throw new Error(this.stderr);
    }
    return JSON.parse(this.stdout) as Printed;
  }

  public async kill(signal: NodeJS.Signals): Promise<void> {
    this.child.kill(signal);
    await this.ended;
  }
}
