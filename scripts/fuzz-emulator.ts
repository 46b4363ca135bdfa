/**
 * Sends hostile requests to an emulator: `npm run fuzz:emulator -- --requests 100000 --seed 1`.
 *
 * Exits with 1 when one of them is answered badly, is not answered, or ends the emulator. A seed shows its case again:
 * `--requests 1 --seed 4711`.
 */
import { parseArgs } from 'node:util';
import { CamEmulator } from '../lib/emulator';
import { fuzz } from '../test/emulator/fuzz/run';

/** Small enough to show progress. */
const BATCH = 5_000;
const FAILURES_SHOWN = 20;

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const total = Number(values.requests);
const seed = Number(values.seed);
if (!(total > 0) || !Number.isInteger(seed)) throw new Error('--requests and --seed are numbers');

async function main(): Promise<void> {
  const cam = await CamEmulator.start();
  const start = performance.now();
  const counts = new Map<string, number>();
  let failed = 0;
  for (let done = 0; done < total; done += BATCH) {
    const outcome = await fuzz(cam, Math.min(BATCH, total - done), seed + done);
    for (const [kind, count] of outcome.counts) counts.set(kind, (counts.get(kind) ?? 0) + count);
    for (const failure of outcome.failures.slice(0, FAILURES_SHOWN)) console.log(JSON.stringify(failure));
    failed += outcome.failures.length;
    if (process.stderr.isTTY) process.stderr.write(`${Math.min(done + BATCH, total)} sent\n`);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  for (const [kind, count] of [...counts].sort()) console.log(`${kind.padEnd(24)}${String(count).padStart(7)}`);
  console.log(`${total} requests in ${seconds} s, ${failed} answered badly`);
  await cam.stop();
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
