import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type AccountState, accountStateShape, findDangling } from './account/account-state';
import { EmulatorError } from './emulator-error';
import { object, oneOf, ShapeError } from './shape';

const FORMAT = 'cdktf-trtc-access/emulator';
const VERSION = 1;

const fileShape = object({ format: oneOf(FORMAT), version: oneOf(VERSION), account: accountStateShape });

/** Where an account is kept between two runs. It holds the secrets of keys, so nobody but its owner may read it. */
export class StateFile {
  public constructor(private readonly path: string) {}

  /** What the file holds, or `undefined` when there is no such file. Throws an `EmulatorError` on any other content. */
  public load(): AccountState | undefined {
    const text = this.read();
    if (text === undefined) return undefined;
    const account = this.parse(text);
    const dangling = findDangling(account);
    if (dangling !== undefined) throw this.foreign(dangling);
    return account;
  }

  /** Replaces the file as a whole: whoever reads it, even after a crash, finds the old state or the new one. */
  public save(account: AccountState): void {
    const temporary = `${this.path}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, `${JSON.stringify({ format: FORMAT, version: VERSION, account })}\n`, { mode: 0o600 });
      renameSync(temporary, this.path);
    } catch (error) {
      throw new EmulatorError(`state file \`${this.path}\` can't be written: ${(error as Error).message}`);
    }
  }

  private parse(text: string): AccountState {
    try {
      return fileShape(JSON.parse(text), { path: '', textual: false }).account;
    } catch (error) {
      throw this.foreign(error instanceof ShapeError ? `\`${error.path}\` is ${error.misfit}` : 'it is not JSON');
    }
  }

  private foreign(why: string): EmulatorError {
    return new EmulatorError(
      `state file \`${this.path}\` holds no state of this emulator: ${why}; it is left as it is, name another file`,
    );
  }

  private read(): string | undefined {
    try {
      return readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new EmulatorError(`state file \`${this.path}\` can't be read: ${(error as Error).message}`);
    }
  }
}
