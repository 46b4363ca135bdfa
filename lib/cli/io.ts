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
    env: process.env,
    stopSignal: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
    exitCode: 0,
  };
}
