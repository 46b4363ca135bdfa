import { readFileSync, realpathSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type AccountState, accountStateShape, findDangling } from '../account/account-state';
import { EmulatorError } from '../emulator-error';
import { object, oneOf, ShapeError } from '../shape';
import { StateClaim } from './state-claim';

const FORMAT = 'cdktf-trtc-access/emulator';
const VERSION = 1;

const fileShape = object({ format: oneOf(FORMAT), version: oneOf(VERSION), account: accountStateShape });

/** Where an account is kept between two runs. It holds the secrets of keys, so nobody but its owner may read it. */
export class StateFile {
  /** Takes the file for this process alone. Throws an `EmulatorError` when another emulator has it. */
  public static open(path: string): StateFile {
    const real = realPathOf(path);
    return new StateFile(path, real, StateClaim.make(path, real));
  }

  private constructor(
    /** As the user wrote it, for messages. */
    private readonly path: string,
    private readonly real: string,
    private readonly claim: StateClaim,
  ) {}

  /** What the file holds, or `undefined` when there is no such file. Throws an `EmulatorError` on any other content. */
  public load(): AccountState | undefined {
    const text = this.read();
    if (text === undefined) return undefined;
    const account = this.parse(text);
    const dangling = findDangling(account);
    if (dangling !== undefined) throw this.foreign(dangling);
    return account;
  }

  /**
   * Replaces the file as a whole: whoever reads it, even after a crash, finds the old state or the new one.
   *
   * The state is taken when this is called, and on the disk when the promise resolves.
   */
  public async save(account: AccountState): Promise<void> {
    const text = `${JSON.stringify({ format: FORMAT, version: VERSION, account })}\n`;
    const temporary = `${this.real}.tmp`;
    try {
      await write(temporary, text);
      await rename(temporary, this.real);
      await syncFolder(dirname(this.real));
    } catch (error) {
      throw new EmulatorError(`state file \`${this.path}\` can't be written: ${(error as Error).message}`);
    }
  }

  /** Lets another emulator have the file. */
  public close(): void {
    this.claim.release();
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
      return readFileSync(this.real, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new EmulatorError(`state file \`${this.path}\` can't be read: ${(error as Error).message}`);
    }
  }
}

/** Behind all links, so that a link is not replaced by a file and two names of one file are one. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

async function write(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Without it, a rename may not outlive a power cut. Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
