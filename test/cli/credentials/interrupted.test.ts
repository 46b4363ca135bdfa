import { existsSync, readFileSync } from 'node:fs';
import { reservationIn } from '../../../lib/cli/credentials/reservation';
import { Desk, type Ran } from './desk';
import { type ApiFault, FaultyDisk, FaultyWay, skipPauses } from './faults';

const FILE = 'alice.csv';
/** How often an undisturbed run touches its file; a test holds that. */
const TOUCHES = 13;

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
  desk.cam.console.createUser('alice');
  skipPauses();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await desk.close();
});

const issue = (endpoint = desk.cam.url) =>
  desk.run(['issue', 'alice', '--for', 'both', '--output', desk.path(FILE), '--endpoint', endpoint]);

/** How many requests, and touches of the file, an undisturbed run has. */
async function undisturbed(): Promise<{ actions: string[]; touches: string[] }> {
  const way = await FaultyWay.to(desk.cam.url);
  const disk = new FaultyDisk();
  expect(await issue(way.endpoint)).toMatchObject({ code: 0 });
  way.close();
  await disk.close();
  return { actions: way.actions, touches: disk.touches };
}

/** Whatever happened, this holds. */
function nothingIsLeftInClear({ err, out }: Ran): void {
  expect(desk.files().filter((name) => name !== FILE)).toEqual([]);
  const row = desk.row(FILE);
  for (const secret of [row?.password, row?.secretKey]) {
    if (secret) expect(err + out).not.toContain(secret);
  }
}

/** A file that has credentials has working ones: its key is the only one, and its password is the user's. */
function expectWhole(): void {
  const { password, secretId, secretKey } = desk.row(FILE)!;
  expect(desk.keys('alice')).toEqual([secretId]);
  expect(secretKey).toMatch(/^\w{32}$/);
  expect(desk.cam.console.logIn('alice', password)).toMatchObject({ needResetPassword: true });
}

/** After a run that says it failed, no key is left, and a password that is gone is spoken of. */
async function expectTakenBack(ran: Ran, before: string): Promise<void> {
  expect(ran.code).toBe(1);
  expect(
    existsSync(desk.path(FILE)) ? reservationIn(readFileSync(desk.path(FILE), 'utf8')) : undefined,
  ).toBeUndefined();
  expect(desk.keys('alice')).toEqual([]);
  if (desk.cam.console.logIn('alice', before).needResetPassword === undefined) {
    expect(ran.err).toMatch(
      /console password (was|may have been) replaced by one that nobody has: run the command again/,
    );
  }
  expect(await issue()).toMatchObject({ code: 0 });
  expectWhole();
}

/** After a run that ended without a word, the next one says what is there or finishes it. */
async function expectTakenUp(): Promise<void> {
  const next = await issue();
  nothingIsLeftInClear(next);
  if (next.code !== 0) expect(next.err).toContain('exists already and is not overwritten');
  expectWhole();
}

const INITIAL = 'From-the-state-1';
beforeEach(() => {
  desk.cam.console.call('UpdateUser', { Name: 'alice', Password: INITIAL, NeedResetPassword: 1 });
});

test('the steps are in the order that makes them safe', async () => {
  const { actions, touches } = await undisturbed();
  expect(actions).toEqual([
    'GetUser',
    'ListAccessKeys',
    'GetUserAppId',
    'GetPasswordRules',
    'UpdateUser',
    'CreateAccessKey',
  ]);
  expect(touches.map((touch) => touch.split(' ')[0])).toEqual([
    ...['open', 'open', 'open', 'write', 'sync', 'open', 'sync', 'close'],
    ...['write', 'sync', 'truncate', 'sync', 'close'],
  ]);
});

describe.each<ApiFault>(['refused', 'lost answer'])('with a request whose fate is: %s', (kind) => {
  test.each([0, 1, 2, 3, 4, 5])('fails at request %d, and takes back what was begun', async (at) => {
    const way = await FaultyWay.to(desk.cam.url, { at, kind });
    const ran = await issue(way.endpoint);
    way.close();
    nothingIsLeftInClear(ran);
    await expectTakenBack(ran, INITIAL);
  });
});

describe('killed once a request was carried out', () => {
  test.each([0, 1, 2, 3, 4, 5])('a run that ended at request %d is taken up by the next', async (at) => {
    const way = await FaultyWay.to(desk.cam.url, { at, kind: 'killed' });
    expect(await Promise.race([issue(way.endpoint), way.frozen])).toBe('frozen');
    nothingIsLeftInClear({ code: 0, out: '', err: '' });
    await expectTakenUp();
    way.close();
  });
});

describe('with a disk that is full', () => {
  test.each(Array.from({ length: TOUCHES }, (_, at) => at))(
    'fails at touch %d of the file, and takes back what was begun',
    async (at) => {
      const disk = new FaultyDisk({ at, kind: 'disk full' });
      const ran = await issue();
      await disk.close();
      nothingIsLeftInClear(ran);
      await expectTakenBack(ran, INITIAL);
    },
  );
});

describe('killed once the file was touched', () => {
  test.each(Array.from({ length: TOUCHES }, (_, at) => at))(
    'a run that ended at touch %d is taken up by the next',
    async (at) => {
      const disk = new FaultyDisk({ at, kind: 'killed' });
      expect(await Promise.race([issue(), disk.frozen])).toBe('frozen');
      nothingIsLeftInClear({ code: 0, out: '', err: '' });
      await disk.close();
      await expectTakenUp();
    },
  );
});

test('fails with the key by name when it can be neither written nor deleted, and the next run deletes it', async () => {
  // The sixth request makes the key; the seventh would delete it.
  const way = await FaultyWay.to(desk.cam.url, { at: 6, kind: 'refused' });
  const disk = new FaultyDisk({ at: 8, kind: 'disk full' });
  const ran = await issue(way.endpoint);
  way.close();
  await disk.close();
  const [left] = desk.keys('alice');
  expect(ran.code).toBe(1);
  expect(ran.err).toContain(
    `an API key is left whose secret nobody has, \`${left}\`: run the command again, or delete it`,
  );
  await expectTakenUp();
});

test('fails with the description of the key when nobody can tell whether it was made, and the next run deletes it', async () => {
  const way = await FaultyWay.to(desk.cam.url, { at: 5, kind: 'lost answer' });
  const { cam } = desk;
  const gone = await issue(way.endpoint);
  way.close();
  expect(gone.err).toContain('the API key that was made is deleted again');
  expect(cam.console.summary().users).toHaveLength(1);
});

test('fails when nobody reads what it prints, and deletes the key', async () => {
  const deliver = () => Promise.reject(new Error('EPIPE'));
  const { code, err } = await desk.run(['issue', 'alice', '--for', 'api', '--stdout'], { deliver });
  expect({ code, keys: desk.keys('alice') }).toEqual({ code: 1, keys: [] });
  expect(err).toContain(
    "can't print the credentials: nobody reads standard output; the API key that was made is deleted",
  );
});
