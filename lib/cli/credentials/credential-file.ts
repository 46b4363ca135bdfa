import { constants } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { quoted } from '../../policy/parse/quoted';
import { attemptAsync } from '../attempt';
import { CliError } from '../cli-error';
import { type Reservation, reservationIn, reservationText, RESERVED_BYTES } from './reservation';

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

/**
 * The one file that ever holds the credentials. It is reserved first, so that a full disk, a wrong path or a file that is
 * there is known before anything is made; then they are written over the reservation in one go.
 */
export class CredentialFile {
  /**
   * What an earlier run began at a path and never finished; undefined when there is nothing.
   *
   * @throws CliError when there is anything else
   */
  public static async left(path: string, userName: string): Promise<Reservation | undefined> {
    const opened = await openLeft(path, userName);
    await opened?.handle.close();
    return opened?.reservation;
  }

  /**
   * Reserves a path, or takes up a reservation that was never filled.
   *
   * @throws CliError when it can't be had, or holds anything else
   */
  public static async reserve(path: string, reservation: Reservation): Promise<CredentialFile> {
    const left = await openLeft(path, reservation.userName);
    const handle = left?.handle ?? (await attemptAsync('write', path, () => open(path, 'wx+', OWNER_ONLY)));
    // What an earlier run made is known by its mark, so this run goes on with that.
    const mark = left?.reservation?.mark ?? reservation.mark;
    const file = new CredentialFile(path, handle, mark, reservationText({ ...reservation, mark }));
    try {
      await attemptAsync('write', path, () => file.write(file.reserved));
      await attemptAsync('write', path, () => syncFolder(path));
    } catch (error) {
      await file.remove();
      throw error;
    }
    return file;
  }

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
    public readonly mark: string,
    private readonly reserved: string,
  ) {}

  /** Puts the credentials in, whole and on the disk. */
  public async fill(text: string): Promise<void> {
    await attemptAsync('write', this.path, async () => {
      const length = Buffer.byteLength(text);
      // Until it is cut off there are empty lines after the credentials, which no reader minds.
      await this.write(text + '\n'.repeat(Math.max(0, RESERVED_BYTES - length)));
      await this.handle.truncate(length);
      await this.handle.sync();
      await this.handle.close();
    });
  }

  /** Takes the file away; what may be in it is secret or of no use. */
  public async remove(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await attemptAsync('write', this.path, () => unlink(this.path));
  }

  /** Puts the reservation back, so that the next run knows what to clear up. */
  public async leave(): Promise<void> {
    try {
      await attemptAsync('write', this.path, () => this.write(this.reserved));
      await this.handle.close();
    } catch (error) {
      // A part of the credentials may be in there.
      await this.remove();
      throw error;
    }
  }

  private async write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length;) {
      at += (await this.handle.write(bytes, at, bytes.length - at, at)).bytesWritten;
    }
    await this.handle.sync();
  }
}

interface Left {
  readonly handle: FileHandle;
  /** Undefined in a file that was made and never written. */
  readonly reservation: Reservation | undefined;
}

/** Opens a file that an earlier run left; undefined when there is no file. */
async function openLeft(path: string, userName: string): Promise<Left | undefined> {
  const handle = await attemptAsync('write', path, () => openExisting(path));
  if (handle === undefined) return undefined;
  try {
    return { handle, reservation: await reservationOf(handle, path, userName) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openExisting(path: string): Promise<FileHandle | undefined> {
  const { O_NOFOLLOW, O_NONBLOCK, O_RDWR } = constants;
  try {
    return await open(path, O_RDWR | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw ['ELOOP', 'EISDIR', 'ENXIO'].includes(code) ? exists(path) : error;
  }
}

/** @throws CliError when the file is no reservation for this user, or somebody is still at it */
async function reservationOf(handle: FileHandle, path: string, userName: string): Promise<Reservation | undefined> {
  const stat = await handle.stat();
  const isOurs = stat.isFile() && stat.nlink === 1 && (process.getuid === undefined || (stat.mode & OTHERS) === 0);
  if (isOurs && stat.size === 0) return undefined;
  const isLong = stat.size === RESERVED_BYTES;
  const reservation = isOurs && isLong ? reservationIn(await handle.readFile('utf8')) : undefined;
  if (reservation === undefined) throw exists(path);
  if (reservation.userName !== userName) {
    throw new CliError(`${quoted(path)} is left from a handover to ${quoted(reservation.userName)}; finish that first`);
  }
  if (isRunning(reservation.pid)) {
    throw new CliError(`process \`${reservation.pid}\` is writing ${quoted(path)}; wait for it, or end it first`);
  }
  return reservation;
}

function exists(path: string): CliError {
  return new CliError(`${quoted(path)} exists already and is not overwritten; give another path`);
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A file's name is on the disk once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
