import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../lib/cli/program';

/** What one run of the command did. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What a command may see of the process. */
export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** What somebody on the terminal answers, one question after the other; without it, nobody is there. */
  readonly answers?: readonly string[];
  /** Columns of the terminal; without it, the output goes elsewhere. */
  readonly columns?: number;
}

/** A folder with files, in which commands run; paths in their output are relative to it. */
export class Workplace {
  private readonly folder = mkdtempSync(join(tmpdir(), 'trtc-access-'));

  write(name: string, content: string | Uint8Array | object): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    const isText = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(path, isText ? content : JSON.stringify(content));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  async run(words: readonly string[], stdin = '', { env = {}, columns, answers }: Surroundings = {}): Promise<Ran> {
    const seen = { out: '', err: '' };
    const io = {
      out: (text: string) => void (seen.out += text),
      err: (text: string) => void (seen.err += text),
      stdin: () => Promise.resolve(Buffer.from(stdin)),
      deliver: (text: string) => Promise.resolve(void (seen.out += text)),
      terminal: answers === undefined ? undefined : answering(answers),
      holdSignals: () => () => undefined,
      env,
      columns,
      stopSignal: () => Promise.resolve(),
      exitCode: 0,
    };
    const started = process.cwd();
    process.chdir(this.folder);
    try {
      return { code: await run(words, io), ...seen };
    } finally {
      process.chdir(started);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A terminal on which somebody answers what a test says. */
function answering(answers: readonly string[]) {
  const left = [...answers];
  const next = () => Promise.resolve(left.shift() ?? '');
  return { ask: next, askSecret: next };
}

/** A policy document of one statement. */
export function allow(action: string | string[], resource: string | string[] = '*', more: object = {}): object {
  return { version: '2.0', statement: [{ effect: 'allow', action, resource, ...more }] };
}
