import { Desk, type Ran } from './desk';
import { type ApiFault, FaultyWay, skipPauses } from './faults';

const FAULTS: readonly ApiFault[] = ['refused', 'lost answer', 'killed'];

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  desk.addApiUser('bob');
  await desk.run(['issue', 'bob', '--output', desk.path('first.csv')]);
  skipPauses();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await desk.close();
});

/** Runs a command whose request number `at` goes wrong; a run that was killed says nothing more. */
async function stopped(words: readonly string[], fault: { at: number; kind: ApiFault }): Promise<Ran | 'frozen'> {
  const way = await FaultyWay.to(desk.cam.url, fault);
  const outcome = await Promise.race([desk.run([...words, '--endpoint', way.endpoint]), way.frozen]);
  way.close();
  return outcome;
}

/** The requests of a run that nothing disturbs. */
async function requestsOf(words: readonly string[]): Promise<readonly string[]> {
  const way = await FaultyWay.to(desk.cam.url);
  expect(await desk.run([...words, '--endpoint', way.endpoint])).toMatchObject({ code: 0 });
  way.close();
  return way.actions;
}

/** CAM tells the times of keys to the second. */
const nextSecond = () => new Promise((resolve) => setTimeout(resolve, 1001 - (Date.now() % 1000)));

function at(requests: number): readonly [ApiFault, number][] {
  return FAULTS.flatMap((kind) => Array.from({ length: requests }, (_, i): [ApiFault, number] => [kind, i]));
}

describe('a revocation', () => {
  const REVOKE = ['revoke', 'bob', '--yes'];
  beforeEach(() => desk.cam.console.call('UpdateUser', { Name: 'bob', ConsoleLogin: 1, Password: 'Login-of-bob-1' }));

  test('stops what works before it deletes anything', async () => {
    expect(await requestsOf(REVOKE)).toEqual([
      ...['GetUser', 'ListAccessKeys', 'GetSecurityLastUsed'],
      ...['UpdateAccessKey', 'UpdateUser', 'DeleteAccessKey'],
    ]);
  });

  test.each(at(6))(
    'with a request whose fate is %s at %d is said to be undone, and finished by the next',
    async (kind, i) => {
      const outcome = await stopped(REVOKE, { at: i, kind });
      // Deleting a key that is gone already is no failure: its lost answer loses nothing.
      const [key] = desk.keys('bob');
      const isOpen = key !== undefined || desk.cam.console.logIn('bob', 'Login-of-bob-1').loggedIn;
      if (outcome !== 'frozen' && isOpen)
        expect(outcome).toMatchObject({ code: 1, err: expect.stringMatching(/trtc-access: .+/) as string });
      expect(await desk.run(REVOKE)).toMatchObject({ code: 0 });
      expect(desk.keys('bob')).toEqual([]);
      expect(desk.cam.console.logIn('bob', 'Login-of-bob-1')).toMatchObject({ loggedIn: false });
    },
  );
});

describe('the first half of a rotation', () => {
  const start = () => ['rotate', 'bob', '--output', desk.path('second.csv')];

  test('makes the key last', async () => {
    expect(await requestsOf(start())).toEqual(['GetUser', 'ListAccessKeys', 'GetUserAppId', 'CreateAccessKey']);
  });

  test.each(at(4))(
    'with a request whose fate is %s at %d leaves the first key alone, and no other that nobody has',
    async (kind, i) => {
      const { secretId: first } = desk.row('first.csv')!;
      const outcome = await stopped(start(), { at: i, kind });
      if (outcome !== 'frozen') {
        expect(outcome).toMatchObject({ code: 1 });
        expect(desk.keys('bob')).toEqual([first]);
      }
      expect(await desk.run(start())).toMatchObject({ code: 0 });
      const { secretId, secretKey } = desk.row('second.csv')!;
      expect(desk.keys('bob')).toEqual([first, secretId]);
      expect(outcome === 'frozen' ? '' : outcome.err + outcome.out).not.toContain(secretKey);
    },
  );
});

describe('the second half of a rotation', () => {
  const FINISH = ['rotate', 'bob', '--finish', '--yes'];
  beforeEach(async () => {
    await nextSecond();
    await desk.run(['rotate', 'bob', '--output', desk.path('second.csv')]);
  });

  test('disables the old key before it deletes it', async () => {
    expect(await requestsOf(FINISH)).toEqual([
      ...['GetUser', 'ListAccessKeys', 'GetSecurityLastUsed', 'UpdateAccessKey', 'DeleteAccessKey'],
    ]);
  });

  test.each(at(5))(
    'with a request whose fate is %s at %d never touches the new key, and is finished by the next',
    async (kind, i) => {
      const { secretId: fresh } = desk.row('second.csv')!;
      await stopped(FINISH, { at: i, kind });
      expect(desk.keys('bob')).toContain(fresh);
      const again = await desk.run(FINISH);
      if (again.code !== 0) expect(again.err).toContain('there is no rotation to finish');
      expect(desk.keys('bob')).toEqual([fresh]);
    },
  );
});
