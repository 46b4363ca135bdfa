import { sdk } from '../../emulator/sdk';
import { Desk } from './desk';
import { FaultyWay } from './faults';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  desk.cam.console.createUser('alice');
  await desk.run(['issue', 'alice', '--for', 'both', '--output', desk.path('alice.csv')]);
});
afterEach(() => desk.close());

const caller = () => {
  const key = desk.row('alice.csv')!;
  return sdk(desk.cam, { service: 'sts', key })('GetCallerIdentity');
};

test('afterwards neither the key nor the password works, and a second run has nothing to do', async () => {
  const { secretId, password } = desk.row('alice.csv')!;
  const { code, out, err } = await desk.run(['revoke', 'alice', '--yes']);
  expect({ code, out }).toEqual({
    code: 0,
    out: [
      `disable API key \`${secretId}\` of \`alice\`, not used as far as CAM knows`,
      'switch console login of `alice` off',
      `delete API key \`${secretId}\` of \`alice\`, for good`,
      '',
    ].join('\n'),
  });
  expect(err.split('\n')).toHaveLength(4);
  await expect(caller()).rejects.toMatchObject({ code: expect.stringContaining('AuthFailure') as string });
  expect(desk.cam.console.logIn('alice', password, 'Another-one-1')).toMatchObject({ loggedIn: false });
  expect(await desk.run(['revoke', 'alice', '--yes'])).toMatchObject({
    ...{ code: 0, out: '', err: expect.stringContaining('`alice` has nothing to revoke') as string },
  });
});

test.each([
  ['a dry run', ['--dry-run'], undefined, 0],
  ['a no', [], ['no'], 1],
  ['nobody to ask', [], undefined, 1],
])('nothing is done after %s', async (_, words, answers, exitCode) => {
  const { code, out } = await desk.run(['revoke', 'alice', ...words], answers === undefined ? {} : { answers });
  expect(code).toBe(exitCode);
  expect(out).toContain('delete API key');
  expect(await caller()).toMatchObject({ Type: 'CAMUser' });
});

test('one key alone is taken back, and may be kept disabled', async () => {
  const { secretId, password } = desk.row('alice.csv')!;
  await desk.run(['revoke', 'alice', '--key', secretId, '--disable-only', '--yes']);
  await expect(caller()).rejects.toMatchObject({ code: expect.stringContaining('AuthFailure') as string });
  expect(desk.keys('alice')).toEqual([secretId]);
  expect(desk.cam.console.logIn('alice', password)).toMatchObject({ needResetPassword: true });
});

test('fails on a key of somebody else', async () => {
  const { code, err } = await desk.run(['revoke', 'alice', '--key', 'AKIDother', '--yes']);
  expect({ code, err }).toEqual({
    code: 1,
    err: 'trtc-access: `alice` has no key `AKIDother`; `status alice` lists them\n',
  });
});

// GetUser, ListAccessKeys, GetSecurityLastUsed, then the three steps.
test.each([
  [3, /could not disable API key `\w+`/, { loggedIn: false, keys: 0 }],
  [4, /could not switch console login of `alice` off/, { loggedIn: true, keys: 0 }],
  [5, /could not delete API key `\w+`/, { loggedIn: false, keys: 1 }],
])('fails at request %d and does all the rest; run again, it finishes', async (at, message, left) => {
  const { password } = desk.row('alice.csv')!;
  const way = await FaultyWay.to(desk.cam.url, { at, kind: 'refused' });
  const { code, err } = await desk.run(['revoke', 'alice', '--yes', '--endpoint', way.endpoint]);
  way.close();
  expect(code).toBe(1);
  expect(err).toMatch(message);
  const { needResetPassword } = desk.cam.console.logIn('alice', password);
  expect({ loggedIn: needResetPassword === true, keys: desk.keys('alice').length }).toEqual(left);
  await expect(caller()).rejects.toMatchObject({ code: expect.stringContaining('AuthFailure') as string });
  expect(await desk.run(['revoke', 'alice', '--yes'])).toMatchObject({ code: 0 });
  expect(desk.keys('alice')).toEqual([]);
});
