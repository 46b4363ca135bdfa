import { StateKeeper } from '../../../lib/emulator/state/state-keeper';

/** A disk on which each save ends when the test says so. */
class SlowDisk {
  public readonly saves: { readonly changes: readonly string[]; readonly end: (error?: Error) => void }[] = [];

  public readonly save = (changes: readonly string[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = (error?: Error): void => (error ? reject(error) : resolve());
      this.saves.push({ changes, end });
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

function change(text = 'a'): Promise<void> {
  keeper.changed(text);
  return keeper.settled();
}

test('where nothing has changed there is nothing to wait for', async () => {
  expect(await isSettled(keeper.settled())).toBe(true);
  expect(disk.saves).toEqual([]);
});

test('changes that come while one is saved share the next save', async () => {
  const [first, second, third] = [change('a'), change('b'), change('c')];
  expect(disk.saves.map(({ changes }) => changes)).toEqual([['a']]);
  disk.saves[0]?.end();
  expect(await isSettled(first)).toBe(true);
  expect(await isSettled(second)).toBe(false);
  expect(disk.saves.map(({ changes }) => changes)).toEqual([['a'], ['b', 'c']]);
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
