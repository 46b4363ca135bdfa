import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CamEmulator, EmulatorError } from 'cdktf-trtc-access/emulator';
import { EmulatorProcess } from '../emulator-process';

let folder: string;
let stateFile: string;
let running: EmulatorProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cam-claim-'));
  stateFile = join(folder, 'state.json');
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((one) => one.kill('SIGKILL')));
  rmSync(folder, { recursive: true });
});

function start(): EmulatorProcess {
  const one = EmulatorProcess.start('--state', stateFile);
  running.push(one);
  return one;
}

/** The pid of a process that is gone. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid;
}

test('fails on a file that an emulator of this process has, under whatever name', async () => {
  const cam = await CamEmulator.start({ stateFile });
  const link = join(folder, 'link.json');
  symlinkSync(stateFile, link);
  for (const name of [stateFile, link]) {
    const second = CamEmulator.start({ stateFile: name });
    await expect(second).rejects.toThrow(EmulatorError);
    await expect(second).rejects.toThrow(
      `state file \`${name}\` is in use by process \`${process.pid}\`; stop it or name another file`,
    );
  }
  await cam.stop();
  await (await CamEmulator.start({ stateFile: link })).stop();
  expect(readdirSync(folder).sort()).toEqual(['link.json', 'state.json']);
});

test('fails on a file that another process has, until that is killed', async () => {
  const other = start();
  await other.serving();
  await expect(CamEmulator.start({ stateFile })).rejects.toThrow(`is in use by process \`${other.pid}\`; stop it`);
  await other.kill('SIGKILL');
  await (await CamEmulator.start({ stateFile })).stop();
  expect(readdirSync(folder)).toEqual(['state.json']);
});

test('of several that start at the same time, at most one serves', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => start().serving()));
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(String(outcome.reason)).toContain('is in use by process `');
  }
}, 30_000);

test('a claim that an earlier process of the same pid left is no claim', async () => {
  writeFileSync(`${stateFile}.${process.pid}@${hostname()}.lock`, '');
  await (await CamEmulator.start({ stateFile })).stop();
});

test('a claim of a dead process is cleared away', async () => {
  writeFileSync(`${stateFile}.${deadPid()}@${hostname()}.lock`, '');
  await (await CamEmulator.start({ stateFile })).stop();
  expect(readdirSync(folder)).toEqual(['state.json']);
});

test('fails on a claim from another machine, of which nothing is known here', async () => {
  const claim = `${stateFile}.${deadPid()}@elsewhere.example.lock`;
  writeFileSync(claim, '');
  await expect(CamEmulator.start({ stateFile })).rejects.toThrow(
    /is in use by process `\d+` on `elsewhere\.example`; .+ if it is no emulator any more, delete `.+\.lock`$/,
  );
  expect(readdirSync(folder)).toHaveLength(1);
});

test('an emulator that can not start gives the file back', async () => {
  writeFileSync(stateFile, 'damaged');
  await expect(CamEmulator.start({ stateFile })).rejects.toThrow('it is not JSON');
  expect(readdirSync(folder)).toEqual(['state.json']);
});
