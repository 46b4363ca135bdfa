import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { ReadStream, WriteStream } from 'node:tty';
import { CliError } from './cli-error';

/** Somebody who can be asked. */
export interface Terminal {
  ask(question: string): Promise<string>;
  /** Asks for something that is not shown while it is typed. */
  askSecret(question: string): Promise<string>;
}

const DEVICE = '/dev/tty';

/**
 * The terminal of this process, also where standard input is a pipe.
 *
 * @returns undefined when nobody is there: in a job of a CI server, say
 */
export function processTerminal(): Terminal | undefined {
  if (!process.stdin.isTTY && !process.stderr.isTTY) return undefined;
  try {
    closeSync(openSync(DEVICE, 'r+'));
  } catch {
    return undefined;
  }
  return {
    ask: (question) =>
      onDevice(async (input, output) => {
        const lines = createInterface({ input, output });
        const answer = await lines.question(question);
        lines.close();
        return answer;
      }),
    askSecret: (question) => onDevice((input, output) => typed(question, input, output)),
  };
}

async function onDevice<T>(use: (input: ReadStream, output: WriteStream) => Promise<T>): Promise<T> {
  const input = new ReadStream(openSync(DEVICE, 'r'));
  const output = new WriteStream(openSync(DEVICE, 'w'));
  try {
    return await use(input, output);
  } finally {
    input.destroy();
    output.destroy();
  }
}

/** A line without its echo. */
async function typed(question: string, input: ReadStream, output: WriteStream): Promise<string> {
  // Before the question: who answers at once must not be echoed either.
  input.setRawMode(true);
  input.setEncoding('utf8');
  output.write(question);
  try {
    let line = '';
    for await (const chunk of input as AsyncIterable<string>) {
      for (const key of chunk) {
        if (key === '\r' || key === '\n') return line;
        if (key === '\u0003' || key === '\u0004') throw new CliError('interrupted at the passphrase');
        line = key === '\u007f' ? line.slice(0, -1) : line + key;
      }
    }
    return line;
  } finally {
    if (!input.destroyed) input.setRawMode(false);
    output.write('\n');
  }
}
