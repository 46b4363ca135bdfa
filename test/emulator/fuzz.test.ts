import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { kinds } from './fuzz/cases';
import { fuzz } from './fuzz/run';
import { codeOf, sdk } from './sdk';

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cam-fuzz-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Sends hostile requests to an emulator, which must serve afterwards; returns how many of each kind there were. */
async function outlived(stateFile: string | undefined, total: number): Promise<ReadonlyMap<string, number>> {
  const cam = await CamEmulator.start({ stateFile });
  try {
    const { failures, counts } = await fuzz(cam, total, 1);
    expect(failures).toEqual([]);
    expect(await codeOf(sdk(cam)('ListUsers'))).toBe('no error');
    return counts;
  } finally {
    await cam.stop();
  }
}

test('an emulator outlives hostile requests, and each of them is answered well', async () => {
  const counts = await outlived(undefined, 2500);
  expect(kinds.filter((kind) => !counts.has(kind))).toEqual([]);
}, 120_000);

test('an emulator that keeps what it is told does so too', async () => {
  await outlived(join(folder, 'state.json'), 300);
}, 120_000);
