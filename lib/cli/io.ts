import { processTerminal, type Terminal } from './terminal';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** What a command may touch of the process besides files. Tests hand in their own. */
export interface Io {
  /** Reports go here. */
  readonly out: (text: string) => void;
  /** Messages go here. */
  readonly err: (text: string) => void;
  /** Columns of the terminal that `out` goes to; undefined when it goes anywhere else. */
  readonly columns: number | undefined;
  /** Everything on standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Writes what must arrive; rejects when nobody reads it any more. */
  readonly deliver: (text: string) => Promise<void>;
  /** Who can be asked; undefined when nobody is there. */
  readonly terminal: Terminal | undefined;
  /** Has Ctrl-C and a polite end wait, the first time, until what it returns is called. */
  readonly holdSignals: (onSignal: () => void) => () => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when somebody wants a command that runs on and on to end. */
  readonly stopSignal: () => Promise<void>;
  /** The exit code when the command returns. */
  exitCode: number;
}

/** The streams of this process. */
export function processIo(): Io {
  // A reader that has seen enough, such as `head`, is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    stdin: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    deliver: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    get terminal() {
      return processTerminal();
    },
    holdSignals: (onSignal) => {
      for (const signal of SIGNALS) process.once(signal, onSignal);
      return () => {
        for (const signal of SIGNALS) process.off(signal, onSignal);
      };
    },
    env: process.env,
    stopSignal: () =>
      new Promise((resolve) => {
        for (const signal of SIGNALS) process.once(signal, () => resolve());
      }),
    exitCode: 0,
  };
}
