import { resolve } from 'node:path';
import { EmulatorError } from '../emulator-error';
import { type Handler } from '../exchange';
import { type JournalEntry, told, type Told } from './journal-entry';
import { JournalFile } from './journal-file';

/** Records every request, also those that are refused or broken, without its secrets. */
export class Journal {
  /**
   * Throws an `EmulatorError` when the file can't be written.
   *
   * @param stateFile a file that it must not be
   */
  public static open(path: string, stateFile: string | undefined): Journal {
    if (stateFile !== undefined && resolve(stateFile) === resolve(path)) {
      throw new EmulatorError(`\`${path}\` can't hold both the state and the record; name two files`);
    }
    return new Journal(JournalFile.open(path));
  }

  private requests = 0;

  private constructor(private readonly file: JournalFile) {}

  /** Puts itself before whatever answers. */
  public before(answer: Handler): Handler {
    return async (exchange) => {
      const note = this.begin();
      const outcome = await answer(exchange);
      note(told(exchange, outcome));
      return outcome;
    };
  }

  /** Records a request that is too broken to be handled. */
  public refused(status: number, error: string): void {
    this.begin()({ status, error });
  }

  public close(): Promise<void> {
    return this.file.close();
  }

  private begin(): (what: Told) => void {
    const [number, begun] = [(this.requests += 1), new Date()];
    const start = performance.now();
    return (what) => {
      const milliseconds = Math.round(performance.now() - start);
      const entry: JournalEntry = { number, time: begun.toISOString(), milliseconds, ...what };
      this.file.add(entry);
    };
  }
}
