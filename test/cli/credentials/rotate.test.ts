import { sdk } from '../../emulator/sdk';
import { Desk } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  desk.addApiUser('bob');
});
afterEach(() => desk.close());

/** CAM tells the times of keys to the second. */
const nextSecond = () => new Promise((resolve) => setTimeout(resolve, 1001 - (Date.now() % 1000)));

const caller = (file: string) => {
  const key = desk.row(file)!;
  return sdk(desk.cam, { service: 'sts', key })('GetCallerIdentity');
};

test('there is no moment without a key, and afterwards the old one signs nothing', async () => {
  await desk.run(['issue', 'bob', '--output', desk.path('old.csv')]);
  await nextSecond();
  const { code, err } = await desk.run(['rotate', 'bob', '--output', desk.path('new.csv')]);
  const [old, fresh] = [desk.row('old.csv')!.secretId, desk.row('new.csv')!.secretId];
  expect(code).toBe(0);
  expect(err).toContain(`when nothing uses \`${old}\` any more: trtc-access credentials rotate bob --finish`);
  expect(await caller('old.csv')).toEqual(await caller('new.csv'));

  const plan = await desk.run(['rotate', 'bob', '--finish', '--dry-run']);
  expect(plan.out).toMatch(
    new RegExp(`^disable API key \`${old}\` of \`bob\`, last used on .+\ndelete API key \`${old}\``),
  );
  expect(await caller('old.csv')).toEqual(await caller('new.csv'));

  expect(await desk.run(['rotate', 'bob', '--finish', '--disable-only', '--yes'])).toMatchObject({ code: 0 });
  await expect(caller('old.csv')).rejects.toMatchObject({ code: expect.stringContaining('AuthFailure') as string });
  expect(desk.keys('bob')).toEqual([old, fresh]);

  expect(await desk.run(['rotate', 'bob', '--finish'], { answers: ['yes'] })).toMatchObject({ code: 0 });
  expect(desk.keys('bob')).toEqual([fresh]);
  expect(await caller('new.csv')).toMatchObject({ Type: 'CAMUser' });
});

describe('nothing is rotated', () => {
  const output = () => ['--output', desk.path('new.csv')];
  const made = (secondsApart: boolean) => async () => {
    await desk.run(['issue', 'bob', '--output', desk.path('1.csv')]);
    if (secondsApart) await nextSecond();
    await desk.run(['rotate', 'bob', '--output', desk.path('2.csv')]);
  };
  const nothing = () => Promise.resolve();
  const one = () => desk.run(['issue', 'bob', '--output', desk.path('1.csv')]);

  test.each([
    ['without a key', nothing, () => ['bob', ...output()], /`bob` has no API key to rotate; use `issue --for api`/],
    ['with two keys', made(true), () => ['bob', ...output()], /has `AKID\w+` and `AKID\w+`, and CAM allows no third/],
    ['for a name that is nobody', nothing, () => ['carol', ...output()], /no sub-user `carol`/],
    ['when the end comes before the start', one, () => ['bob', '--finish', '--yes'], /there is no rotation to finish/],
    [
      'with a place for the end',
      made(true),
      () => ['bob', '--finish', ...output()],
      /`--finish` writes no credentials/,
    ],
    ['with half an end', one, () => ['bob', '--disable-only', ...output()], /`--disable-only` is for `--finish`/],
  ])('fails %s', async (_, before, words, message) => {
    await before();
    const keys = desk.keys('bob');
    const { code, err } = await desk.run(['rotate', ...words()]);
    expect({ code, keys: desk.keys('bob') }).toEqual({ code: 1, keys });
    expect(err).toMatch(message);
  });

  test('fails when the newer key is disabled, which would leave none', async () => {
    await made(true)();
    await desk.run(['revoke', 'bob', '--key', desk.row('2.csv')!.secretId, '--disable-only', '--yes']);
    const { code, err } = await desk.run(['rotate', 'bob', '--finish', '--yes']);
    expect({ code, keys: desk.keys('bob').length }).toEqual({ code: 1, keys: 2 });
    expect(err).toMatch(/the newer key, `AKID\w+` \(disabled\), would be the only one/);
  });
});
