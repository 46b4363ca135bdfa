import { readFileSync, realpathSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Account } from '../account/account';
import { type AccountState } from '../account/account-state';
import { EmulatorError } from '../emulator-error';
import { StateClaim } from './state-claim';
import { readAccounts, renderAccounts } from './state-text';

/** Changes that together are longer than this and than the accounts themselves are no longer worth their reading. */
const MOST_CHANGES = 1024 * 1024;

/** Where accounts are kept between two runs. It holds the secrets of keys, so nobody but its owner may read it. */
export class StateFile {
  /** Takes the file for this process alone. Throws an `EmulatorError` when another emulator has it. */
  public static open(path: string): StateFile {
    const real = realPathOf(path);
    return new StateFile(path, real, StateClaim.make(path, real));
  }

  private file: FileHandle | undefined;
  /** How much of the file is known to be on the disk, and how much of that is no change. */
  private length = 0;
  private lengthOfAccounts = 0;
  /** False until a write has ended well: after one that failed, nobody knows what the file holds. */
  private sound = false;

  private constructor(
    /** As the user wrote it, for messages. */
    private readonly path: string,
    private readonly real: string,
    private readonly claim: StateClaim,
  ) {}

  /** What the file holds, or `undefined` when there is no such file. Throws an `EmulatorError` on any other content. */
  public load(): Account[] | undefined {
    const bytes = this.read();
    if (bytes === undefined) return undefined;
    try {
      return readAccounts(bytes.subarray(0, bytes.lastIndexOf('\n') + 1).toString('utf8'));
    } catch (error) {
      const why = (error as Error).message;
      throw new EmulatorError(
        `state file \`${this.path}\` holds no state of this emulator: ${why}; it is left as it is, name another file`,
      );
    }
  }

  /**
   * Keeps changes: at the end of the file, or with everything else in a new one that takes its place. Whoever reads the
   * file, even after a crash, finds each change whole or not at all.
   *
   * @param changes lines of `renderChange` and `renderAccount`, all that happened since the last call
   * @param accounts asked before this returns
   */
  public async write(changes: readonly string[], accounts: () => readonly AccountState[]): Promise<void> {
    const text = changes.join('');
    const end = this.length + Buffer.byteLength(text);
    const whole = !this.sound || end - this.lengthOfAccounts > Math.max(MOST_CHANGES, this.lengthOfAccounts);
    this.sound = false;
    try {
      await (whole ? this.replace(renderAccounts(accounts())) : this.append(text));
      this.sound = true;
    } catch (error) {
      throw new EmulatorError(`state file \`${this.path}\` can't be written: ${(error as Error).message}`);
    }
  }

  /** Lets another emulator have the file. */
  public async close(): Promise<void> {
    await this.file?.close();
    this.claim.release();
  }

  private async append(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    await writeAll(this.file!, bytes, this.length);
    await this.file!.datasync();
    this.length += bytes.length;
  }

  private async replace(text: string): Promise<void> {
    const temporary = `${this.real}.tmp`;
    const bytes = Buffer.from(text);
    await this.file?.close();
    this.file = undefined;
    const file = await open(temporary, 'w', 0o600);
    try {
      await writeAll(file, bytes, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, this.real);
    await syncFolder(dirname(this.real));
    this.file = await open(this.real, 'r+');
    this.length = this.lengthOfAccounts = bytes.length;
  }

  private read(): Buffer | undefined {
    try {
      return readFileSync(this.real);
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

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
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
