import { createWriteStream, openSync, type WriteStream } from 'node:fs';
import { EmulatorError } from '../emulator-error';

/** How many bytes may wait for a slow disk before lines are left out. */
const MOST_WAITING = 16 * 1024 * 1024;

const CLOSE_WITHIN_MS = 5000;

/**
 * A file to which lines of JSON are added. Nobody waits for it: where the disk does not keep up, lines are left out and
 * `{"lost": 3}` says how many.
 */
export class JournalFile {
  /** Throws an `EmulatorError` when the file can't be written. */
  public static open(path: string): JournalFile {
    try {
      return new JournalFile(path, createWriteStream(path, { fd: openSync(path, 'a', 0o600) }));
    } catch (error) {
      throw unwritable(path, error);
    }
  }

  private lost = 0;
  private waiting = 0;
  private failure: Error | undefined;

  private constructor(
    private readonly path: string,
    private readonly stream: WriteStream,
  ) {
    stream.on('error', (error) => (this.failure = error));
  }

  public add(line: object): void {
    if (this.failure !== undefined || this.stream.writableLength > MOST_WAITING) {
      this.lost += 1;
      return;
    }
    if (this.lost > 0) this.write({ lost: this.lost });
    this.lost = 0;
    this.write(line);
  }

  /** Resolves once all is in the file. Throws an `EmulatorError` when some of it is not. */
  public async close(): Promise<void> {
    const closed = this.stream.closed || new Promise<void>((resolve) => this.stream.once('close', resolve));
    this.stream.end();
    await Promise.race([closed, new Promise<void>((resolve) => setTimeout(() => resolve(), CLOSE_WITHIN_MS).unref())]);
    const missing = this.lost + this.waiting;
    if (missing === 0) return;
    const why = this.failure?.message ?? 'it takes too long';
    throw unwritable(this.path, new Error(`${why}; ${missing} lines are missing`));
  }

  private write(line: object): void {
    this.waiting += 1;
    this.stream.write(`${JSON.stringify(line)}\n`, (error) => {
      if (!error) this.waiting -= 1;
    });
  }
}

function unwritable(path: string, error: unknown): EmulatorError {
  return new EmulatorError(`record \`${path}\` can't be written: ${(error as Error).message}`);
}
