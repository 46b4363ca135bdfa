import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmulatorProcess, type Printed } from '../emulator-process';
import { type Call, sdk } from '../sdk';

const ROUNDS = 4;
const CLIENTS = 6;
const ANSWERS_A_ROUND = 60;

let folder: string;
let running: EmulatorProcess | undefined;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cam-killed-'))));
afterEach(async () => {
  await running?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** What clients asked for and what they were told. */
class Ledger {
  public readonly added = new Set<string>();
  public readonly deleted = new Set<string>();
  /** A deletion that was asked for and not answered may have happened or not. */
  public readonly doubtful = new Set<string>();
  public answers = 0;

  /** Adds users and deletes each third one, until the emulator is gone. */
  public async keepBusy(call: Call, prefix: string): Promise<void> {
    for (let number = 0; ; number += 1) {
      const Name = `${prefix}.${number}`;
      await call('AddUser', { Name, UseApi: 0 });
      this.answered(this.added, Name);
      if (number % 3 !== 0) continue;
      this.doubtful.add(Name);
      await call('DeleteUser', { Name, Force: 0 });
      this.answered(this.deleted, Name);
    }
  }

  private answered(names: Set<string>, name: string): void {
    names.add(name);
    this.answers += 1;
  }
}

async function namesIn(printed: Printed): Promise<Set<string>> {
  const { Data } = (await sdk(printed)('ListUsers')) as { Data: { Name: string }[] };
  return new Set(Data.map(({ Name }) => Name));
}

test('an emulator that is killed under load again and again forgets nothing that it answered', async () => {
  const ledger = new Ledger();
  for (let round = 0; round < ROUNDS; round += 1) {
    const process = EmulatorProcess.start('--state', join(folder, 'state.json'));
    running = process;
    const printed = await process.serving();
    const clients = Array.from({ length: CLIENTS }, (_, client) =>
      ledger.keepBusy(sdk(printed), `r${round}c${client}`).catch(() => undefined),
    );
    while (ledger.answers < ANSWERS_A_ROUND * (round + 1)) await new Promise(setImmediate);
    await process.kill('SIGKILL');
    await Promise.all(clients);
  }
  running = EmulatorProcess.start('--state', join(folder, 'state.json'));
  const names = await namesIn(await running.serving());
  const sure = [...ledger.added].filter((name) => !ledger.doubtful.has(name));
  expect(sure.length).toBeGreaterThan(ROUNDS * CLIENTS);
  expect(sure.filter((name) => !names.has(name))).toEqual([]);
  expect([...ledger.deleted].filter((name) => names.has(name))).toEqual([]);
}, 60_000);
