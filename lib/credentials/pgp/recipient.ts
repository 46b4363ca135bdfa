import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { openpgp } from './openpgp';
import { type KeyContent, publicKeyContent } from './public-key-text';
import { readRecipient as read } from './read-recipient.cjs';

/** Somebody to encrypt to. */
export interface Recipient {
  /** How the key is known: 40 hexadecimal digits, or 64 for a key of version 6. */
  readonly fingerprint: string;
  /** The least of the public key that is needed, in binary. */
  readonly publicKey: Uint8Array;
}

/** A recipient, or why the text names none. */
export type RecipientOutcome = { readonly recipient: Recipient } | { readonly problem: string };

/** What the thread is asked. */
export interface Question {
  readonly content: KeyContent;
  readonly now: number;
  readonly port: MessagePort;
  readonly done: Int32Array;
}

const PATIENCE_MS = 60_000;

/** Reads somebody's public key: armoured, or the base64 of the binary form. */
export async function readRecipient(text: string, now: Date): Promise<RecipientOutcome> {
  const given = publicKeyContent(text);
  return 'problem' in given ? given : read(openpgp(), given.content, now);
}

let thread: Worker | undefined;

/**
 * The same for those who can't wait for a promise, as a constructor.
 *
 * A thread does the waiting. It is started with the first key and kept, and does not keep the process alive.
 */
export function readRecipientSync(text: string, now: Date): RecipientOutcome {
  const given = publicKeyContent(text);
  if ('problem' in given) return given;
  thread ??= startThread();
  const done = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const question: Question = { content: given.content, now: now.getTime(), port: port2, done };
  thread.postMessage(question, [port2]);
  const ended = Atomics.wait(done, 0, 0, PATIENCE_MS) !== 'timed-out';
  const answer: { message: RecipientOutcome } | undefined = ended ? receiveMessageOnPort(port1) : undefined;
  port1.close();
  if (answer === undefined || 'failure' in answer.message) {
    return { problem: 'it could not be checked, for no thread could be started or openpgp not be loaded' };
  }
  return answer.message;
}

function startThread(): Worker {
  // Without the options of this process: a loader for TypeScript, say, would be started for nothing.
  const worker = new Worker(require.resolve('./recipient-thread.cjs'), { execArgv: [], env: {} });
  worker.unref();
  return worker;
}
