import { execFileSync } from 'node:child_process';
import { closeSync, constants, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JournalFile } from '../../../lib/emulator/journal/journal-file';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cam-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('lines are added in order and are there once it is closed', async () => {
  const path = join(folder, 'lines');
  const file = JournalFile.open(path);
  for (let number = 0; number < 1000; number += 1) file.add({ number });
  await file.close();
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { number: number }).number)).toEqual([...lines.keys()]);
});

test('a reader that does not read is not waited for, and what is left out is counted', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  // Opened for both, so that it does not wait for a writer.
  const reader = openSync(pipe, constants.O_RDWR);
  const file = JournalFile.open(pipe);
  const line = { text: 'x'.repeat(1024 * 1024) };
  for (let number = 0; number < 40; number += 1) file.add(line);
  await expect(file.close()).rejects.toThrow(
    /^record `.+` can't be written: it takes too long; \d+ lines are missing$/,
  );
  closeSync(reader);
}, 15_000);

const full = existsSync('/dev/full') ? test : test.skip;

full('fails to close what a full disk did not take', async () => {
  const file = JournalFile.open('/dev/full');
  file.add({});
  await expect(file.close()).rejects.toThrow("record `/dev/full` can't be written: ENOSPC");
});

full('a full disk stops the recording and nothing else', async () => {
  const file = JournalFile.open('/dev/full');
  file.add({});
  await new Promise((resolve) => setTimeout(resolve, 100));
  file.add({});
  await expect(file.close()).rejects.toThrow('ENOSPC');
});
