import { Stub } from '../../cam/stub';
import { sdk } from '../../emulator/sdk';
import { Desk } from './desk';

let desk: Desk;
beforeEach(async () => (desk = await Desk.open()));
afterEach(() => desk.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('every user of the account is there, with login, keys, age and last use', async () => {
  desk.cam.console.createUser('alice');
  desk.addApiUser('bob');
  await desk.run(['issue', 'bob', '--output', desk.path('bob.csv')]);
  const { secretId, secretKey } = desk.row('bob.csv')!;
  const { code, out } = await desk.run(['status', '--today', inDays(30)]);
  expect(code).toBe(0);
  expect(out).toBe(
    [
      'alice: console login, never used; 0 keys',
      'bob: no console login; 1 key',
      `  ${secretId} active, 30 days old, not used as far as CAM knows`,
      '',
    ].join('\n'),
  );
  await sdk(desk.cam, { service: 'sts', key: { secretId, secretKey } })('GetCallerIdentity');
  expect((await desk.run(['status', 'bob'])).out).toMatch(/0 days old, last used on \d{4}-\d\d-\d\d\n$/);
});

test('a working key over the age is found, in text and in JSON; a disabled one is not', async () => {
  desk.addApiUser('bob');
  await desk.run(['issue', 'bob', '--output', desk.path('bob.csv')]);
  const { secretId } = desk.row('bob.csv')!;
  const late = ['--today', inDays(91)];
  expect(await desk.run(['status', ...late])).toMatchObject({
    ...{ code: 2, out: expect.stringContaining('91 days old, too old') as string },
  });
  expect(await desk.run(['status', ...late, '--max-age', '91'])).toMatchObject({ code: 0 });
  const { code, out } = await desk.run(['status', 'bob', ...late, '--format', 'json']);
  expect({ code, status: JSON.parse(out) as object }).toEqual({
    code: 2,
    status: {
      ...{ schema: 'trtc-access/credential-status@1', today: inDays(91), maxAge: 90 },
      users: [
        {
          ...{ userName: 'bob', consoleLogin: false, lastLogin: null },
          keys: [
            {
              ...{ secretId, active: true, createTime: expect.stringMatching(/^\d{4}-/) as string },
              ...{ ageDays: 91, lastUsed: null, tooOld: true },
            },
          ],
        },
      ],
    },
  });
  await desk.run(['revoke', 'bob', '--key', secretId, '--disable-only', '--yes']);
  expect(await desk.run(['status', ...late])).toMatchObject({ code: 0 });
});

test('a key whose age nobody knows is found too', async () => {
  const stub = await Stub.start(
    { Data: [{ Uin: 1, Name: 'bob', ConsoleLogin: 0 }] },
    { AccessKeys: [{ AccessKeyId: 'AKID1', Status: 'Active', CreateTime: null }] },
    { SecretIdLastUsedRows: [] },
    { SubAccounts: [] },
  );
  const { code, out } = await desk.run(['status', '--endpoint', stub.url]);
  await stub.stop();
  expect({ code, out }).toMatchObject({ code: 2, out: expect.stringContaining('AKID1 active, age unknown') as string });
});

test('an account of many users is asked in pages', async () => {
  for (let at = 0; at < 60; at += 1) desk.addApiUser(`user-${String(at).padStart(2, '0')}`);
  expect((await desk.run(['status'])).out.trimEnd().split('\n')).toHaveLength(60);
});

test('fails on a name that is nobody', async () => {
  expect(await desk.run(['status', 'carol'])).toEqual({
    ...{ code: 1, out: '', err: 'trtc-access: the account has no sub-user `carol`; check the name\n' },
  });
});

test('fails with the code of the refusal where the key may not ask', async () => {
  desk.addApiUser('bob');
  await desk.run(['issue', 'bob', '--output', desk.path('bob.csv')]);
  const { secretId, secretKey } = desk.row('bob.csv')!;
  const { code, err } = await desk.run(['status'], {
    env: { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey },
  });
  expect(code).toBe(1);
  expect(err).toMatch(
    /^trtc-access: cam ListUsers: .+\(`AuthFailure.UnauthorizedOperation`, request `[0-9a-f-]+`\)\n$/,
  );
});
