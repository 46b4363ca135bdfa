import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../lib/cli/program';
import { CamEmulator } from 'cdktf-trtc-access/emulator';

/** What one run of the command did. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  readonly stdin?: string;
  readonly answers?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly deliver?: (text: string) => Promise<void>;
}

/** The columns of a credential file. */
export interface Row {
  readonly userName: string;
  readonly password: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/** An operator with an emulated account and a folder of their own. */
export class Desk {
  public static async open(): Promise<Desk> {
    return new Desk(await CamEmulator.start());
  }

  public readonly folder = mkdtempSync(join(tmpdir(), 'desk-'));
  public readonly questions: string[] = [];

  private constructor(public readonly cam: CamEmulator) {}

  public path(name: string): string {
    return join(this.folder, name);
  }

  /** Runs `trtc-access credentials` in this process. */
  public async run(words: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
    const { stdin = '', answers, env = {} } = surroundings;
    const seen = { out: '', err: '' };
    const left = [...(answers ?? [])];
    const ask = (question: string) => {
      this.questions.push(question);
      return Promise.resolve(left.shift() ?? '');
    };
    const code = await run(['credentials', ...words], {
      out: (text) => void (seen.out += text),
      err: (text) => void (seen.err += text),
      deliver: surroundings.deliver ?? ((text) => Promise.resolve(void (seen.out += text))),
      stdin: () => Promise.resolve(Buffer.from(stdin)),
      terminal: answers === undefined ? undefined : { ask, askSecret: ask },
      holdSignals: () => () => undefined,
      env: { ...this.cam.env, ...env },
      columns: undefined,
      stopSignal: () => Promise.resolve(),
      exitCode: 0,
    });
    return { code, ...seen };
  }

  /** What a credential file says; undefined when there is none. */
  public row(name: string): Row | undefined {
    if (!existsSync(this.path(name))) return undefined;
    const [, line] = readFileSync(this.path(name), 'utf8').split('\r\n');
    if (line === undefined) return undefined;
    const [userName = '', password = '', secretId = '', secretKey = ''] = JSON.parse(`[${line}]`) as string[];
    return { userName, password, secretId, secretKey };
  }

  /** The ids of a user's keys. */
  public keys(userName: string): string[] {
    const { Uin } = this.cam.console.call('GetUser', { Name: userName });
    const { AccessKeys } = this.cam.console.call('ListAccessKeys', { TargetUin: Uin });
    return (AccessKeys as { AccessKeyId: string }[]).map(({ AccessKeyId }) => AccessKeyId);
  }

  /** A user without console login, as an API-only user should be. */
  public addApiUser(userName: string): void {
    this.cam.console.call('AddUser', { Name: userName });
  }

  public files(): string[] {
    return readdirSync(this.folder).sort();
  }

  public async close(): Promise<void> {
    await this.cam.stop();
    rmSync(this.folder, { recursive: true });
  }
}
