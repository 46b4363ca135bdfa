import { StateKeeper } from '../../../lib/emulator/state/state-keeper';

/** A disk on which each save ends when the test says so. */
class SlowDisk {
  public state = 0;
  public readonly saves: { readonly state: number; readonly end: (error?: Error) => void }[] = [];

  public readonly save = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = (error?: Error): void => (error ? reject(error) : resolve());
      this.saves.push({ state: this.state, end });
    });
}

async function isSettled(promise: Promise<void>): Promise<boolean> {
  const later = new Promise<boolean>((resolve) => setImmediate(() => resolve(false)));
  return Promise.race([promise.then(() => true), later]);
}

let disk: SlowDisk;
let keeper: StateKeeper;

beforeEach(() => {
  disk = new SlowDisk();
  keeper = new StateKeeper(disk.save);
});

function change(): Promise<void> {
  disk.state += 1;
  keeper.changed();
  return keeper.settled();
}

test('where nothing has changed there is nothing to wait for', async () => {
  expect(await isSettled(keeper.settled())).toBe(true);
  expect(disk.saves).toEqual([]);
});

test('changes that come while one is saved share the next save', async () => {
  const [first, second, third] = [change(), change(), change()];
  expect(disk.saves.map(({ state }) => state)).toEqual([1]);
  disk.saves[0]?.end();
  expect(await isSettled(first)).toBe(true);
  expect(await isSettled(second)).toBe(false);
  expect(disk.saves.map(({ state }) => state)).toEqual([1, 3]);
  disk.saves[1]?.end();
  expect(await isSettled(Promise.all([second, third]).then(() => undefined))).toBe(true);
});

test('a failure reaches whoever waits, and the next one tries again', async () => {
  const first = change();
  disk.saves[0]?.end(new Error('disk full'));
  await expect(first).rejects.toThrow('disk full');
  const again = keeper.settled();
  disk.saves[1]?.end();
  expect(await isSettled(again)).toBe(true);
});
