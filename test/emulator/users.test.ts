import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { type Call, codeOf, sdk } from './sdk';

let cam: CamEmulator;
let call: Call;

beforeEach(async () => {
  cam = await CamEmulator.start();
  call = sdk(cam);
});
afterEach(() => cam.stop());

const alice = { Name: 'alice', ConsoleLogin: 1, UseApi: 0, NeedResetPassword: 1 };

test('a console user gets a password and no key', async () => {
  const added = await call('AddUser', alice);
  expect(added).toMatchObject({ Name: 'alice', SecretId: '', SecretKey: '' });
  expect(added.Password).toMatch(/^.{32}$/);
});

test('a user with API access gets a key and no password', async () => {
  const added = await call('AddUser', { Name: 'bot', UseApi: 1 });
  expect(added).toMatchObject({ Password: '', SecretId: expect.stringMatching(/^AKID\w{32}$/) as unknown });
  expect(added.SecretKey).toMatch(/^\w{32}$/);
});

test('what was set is read back, and an update changes only what it names', async () => {
  await call('AddUser', { ...alice, Remark: 'rooms', Email: 'alice@example.com' });
  await call('UpdateUser', { Name: 'alice', ConsoleLogin: 0, PhoneNum: '5550100', CountryCode: '1' });
  expect(await call('GetUser', { Name: 'alice' })).toMatchObject({
    ...{ Remark: 'rooms', Email: 'alice@example.com', ConsoleLogin: 0, PhoneNum: '5550100', CountryCode: '1' },
  });
});

test('no field of a user is ever null', async () => {
  const values = [
    ...Object.values(await call('AddUser', { Name: 'bare' })),
    ...Object.values(await call('GetUser', { Name: 'bare' })),
    ...((await call('ListUsers')).Data as object[]).flatMap((row): unknown[] => Object.values(row)),
  ];
  expect(values).not.toContain(null);
  expect(values).not.toContain(undefined);
});

test('a uin is never given twice', async () => {
  const first = await call('AddUser', alice);
  await call('DeleteUser', { Name: 'alice' });
  expect((await call('AddUser', alice)).Uin).not.toBe(first.Uin);
});

test('sub-accounts are found by uin, and whoever is none is left out', async () => {
  const { Uin } = await call('AddUser', alice);
  const { SubAccounts } = await call('DescribeSubAccounts', { FilterSubAccountUin: [Uin, Number(cam.ownerUin)] });
  expect(SubAccounts).toMatchObject([{ Uin, Name: 'alice', UserType: 2 }]);
});

test('a user who goes takes memberships, attachments and keys along', async () => {
  const { Uin } = await call('AddUser', { ...alice, UseApi: 1 });
  const { GroupId } = await call('CreateGroup', { GroupName: 'ops' });
  await call('AddUserToGroup', { Info: [{ GroupId, Uin }] });
  await call('DeleteUser', { Name: 'alice', Force: 1 });
  expect(await call('ListUsersForGroup', { GroupId })).toEqual({ TotalNum: 0, UserInfo: [] });
  expect(await codeOf(call('ListAccessKeys', { TargetUin: Uin }))).toBe('InvalidParameter.UserNotExist');
  expect(cam.console.summary().users).toEqual([]);
});

test.each([
  ['a taken name', 'InvalidParameter.SubUserNameInUse', { Name: 'taken' }],
  ['a space in the name', 'InvalidParameter.UserNameIllegal', { Name: 'al ice' }],
  ['65 characters', 'InvalidParameter.UserNameIllegal', { Name: 'a'.repeat(65) }],
  ['an empty name', 'InvalidParameter.UserNameIllegal', { Name: '' }],
  ['a weak password', 'InvalidParameter.PasswordViolatedRules', { Name: 'x', ConsoleLogin: 1, Password: 'password' }],
  ['no name', 'MissingParameter', {}],
  ['a number for a name', 'InvalidParameter', { Name: 1 }],
  ['2 for a flag', 'InvalidParameter', { Name: 'x', UseApi: 2 }],
  ['a parameter that is none', 'UnknownParameter', { Name: 'x', Admin: 1 }],
])('fails to add a user with %s', async (_case, code, parameters) => {
  await call('AddUser', { Name: 'taken' });
  expect(await codeOf(call('AddUser', parameters))).toBe(code);
  expect(cam.console.summary().users).toHaveLength(1);
});

test('fails for a user who is not there', async () => {
  for (const action of ['GetUser', 'UpdateUser', 'DeleteUser']) {
    expect(await codeOf(call(action, { Name: 'ghost' }))).toBe('ResourceNotFound.UserNotExist');
  }
});

test('fails to delete a user with keys, unless forced', async () => {
  await call('AddUser', { Name: 'bot', UseApi: 1 });
  expect(await codeOf(call('DeleteUser', { Name: 'bot' }))).toBe('OperationDenied.HaveKeys');
  await call('DeleteUser', { Name: 'bot', Force: 1 });
});

test('fails to add a user beyond the quota', async () => {
  for (let user = 0; user < 1000; user += 1) cam.console.createUser(`user-${user}`);
  expect(await codeOf(call('AddUser', { Name: 'one-more' }))).toBe('InvalidParameter.SubUserFull');
});

test('the caller is told who it is', async () => {
  expect(await call('GetUserAppId')).toEqual({ Uin: cam.ownerUin, OwnerUin: cam.ownerUin, AppId: 1250000001 });
});

test('fails to describe 51 sub-accounts at once', async () => {
  expect(await codeOf(call('DescribeSubAccounts', { FilterSubAccountUin: Array(51).fill(1) }))).toBe(
    'InvalidParameter',
  );
});
