import { connect } from 'node:net';
import { type Signing } from '../raw-request';
import { findFault } from './answers';
import { type Case, makeCase } from './cases';
import { Dice } from './dice';

const PATIENCE_MS = 20_000;
const CONNECTIONS = 8;

/** Something that the emulator did wrong, and how to see it again. */
export interface Failure {
  readonly kind: string;
  readonly what: string;
  /** Of the one case: `makeCase(new Dice(seed), …)`. */
  readonly seed: number;
}

export interface Outcome {
  readonly failures: readonly Failure[];
  /** How many cases of each kind there were. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Sends `total` hostile requests, a connection each; tells what came back that should not have. */
export async function fuzz(cam: Target, total: number, firstSeed: number): Promise<Outcome> {
  const failures: Failure[] = [];
  const counts = new Map<string, number>();
  let begun = 0;
  const work = async (): Promise<void> => {
    while (begun < total) {
      const seed = firstSeed + begun++;
      const dice = new Dice(seed);
      const sent = makeCase(dice, cam);
      counts.set(sent.kind, (counts.get(sent.kind) ?? 0) + 1);
      const what = await findFailure(cam, sent, dice.once(2));
      if (what !== undefined) failures.push({ kind: sent.kind, what, seed });
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  return { failures, counts };
}

type Target = Signing & { readonly url: string };

/** @param halfClosed whether the sender closes its half right after the last byte */
async function findFailure(
  { url }: Target,
  { bytes, mayBeSilent, kind }: Case,
  halfClosed: boolean,
): Promise<string | undefined> {
  const answer = await exchange(url, bytes, halfClosed || mayBeSilent);
  if (answer === 'hangs') return 'no end';
  if (answer.length === 0) return mayBeSilent ? undefined : 'no answer';
  return kind === 'other doors' && isHead(bytes) ? undefined : findFault(answer);
}

/** The answer to HEAD has a length and no body. */
function isHead(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 5) === 'HEAD ';
}

function exchange(url: string, bytes: Buffer, halfClosed: boolean): Promise<Buffer | 'hangs'> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    const patience = setTimeout(() => {
      resolve('hangs');
      socket.destroy();
    }, PATIENCE_MS);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => socket.end());
    // The server may close while it is still being sent to.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(patience);
      resolve(Buffer.concat(chunks));
    });
    socket.write(bytes);
    if (halfClosed) socket.end();
  });
}
