import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { sdk } from './sdk';

let cam: CamEmulator;

beforeEach(async () => {
  cam = await CamEmulator.start();
});
afterEach(() => cam.stop());

const PASSWORD = 'Str0ng-enough';
const OTHER = 'Str0nger-than-that';

function addUser(profile: object = {}): Record<string, unknown> {
  return cam.console.call('AddUser', { Name: 'alice', ConsoleLogin: 1, Password: PASSWORD, ...profile });
}

async function post(body: string): Promise<Record<string, unknown>> {
  const answer = await fetch(`${cam.url}/login`, { method: 'POST', body });
  return (await answer.json()) as Record<string, unknown>;
}

const logIn = (password: string, more: object = {}): Promise<Record<string, unknown>> =>
  post(JSON.stringify({ userName: 'alice', password, ...more }));

test('the right password lets a user in, and the account remembers when', async () => {
  const { Uin } = addUser({ NeedResetPassword: 0 });
  expect(await sdk(cam)('GetUser', { Name: 'alice' })).toMatchObject({ RecentlyLoginTime: '' });
  expect(await logIn(PASSWORD, { ownerUin: cam.ownerUin })).toEqual({
    loggedIn: true,
    needResetPassword: false,
    uin: String(Uin),
  });
  expect((await sdk(cam)('GetUser', { Name: 'alice' })).RecentlyLoginTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
});

test('the password that CAM generates is one to log in with', async () => {
  const { Password } = addUser({ Password: '', NeedResetPassword: 0 });
  expect(await logIn(String(Password))).toMatchObject({ loggedIn: true });
});

test('a new user has to set a new password first, unless told otherwise', async () => {
  addUser();
  expect(await logIn(PASSWORD)).toMatchObject({ loggedIn: false, needResetPassword: true });
  expect(await logIn(PASSWORD, { newPassword: OTHER })).toMatchObject({ loggedIn: true });
  expect(await logIn(PASSWORD)).not.toHaveProperty('uin');
  expect(await logIn(OTHER)).toMatchObject({ loggedIn: true });
});

test('an administrator sets a password, due to be changed or not', async () => {
  addUser();
  const call = sdk(cam);
  await call('UpdateUser', { Name: 'alice', Password: OTHER, NeedResetPassword: 0 });
  expect(await logIn(OTHER)).toMatchObject({ loggedIn: true });
  await call('UpdateUser', { Name: 'alice', NeedResetPassword: 1 });
  expect(await logIn(OTHER)).toMatchObject({ loggedIn: false, needResetPassword: true });
});

test('an update that names no password leaves it, and console login switched on again has none that is known', async () => {
  addUser({ NeedResetPassword: 0 });
  const call = sdk(cam);
  await call('UpdateUser', { Name: 'alice', Remark: 'rooms' });
  expect(await logIn(PASSWORD)).toMatchObject({ loggedIn: true });
  await call('UpdateUser', { Name: 'alice', ConsoleLogin: 0 });
  expect(await logIn(PASSWORD)).toMatchObject({ loggedIn: false });
  await call('UpdateUser', { Name: 'alice', ConsoleLogin: 1 });
  expect(await logIn(PASSWORD)).toMatchObject({ loggedIn: false });
});

test('a test logs in without http', () => {
  addUser();
  expect(cam.console.logIn('alice', PASSWORD)).toMatchObject({ needResetPassword: true });
  expect(cam.console.logIn('alice', PASSWORD, OTHER)).toMatchObject({ loggedIn: true });
});

test.each([
  ['a wrong password', { password: OTHER }],
  ['no password', { password: '' }],
  ['another account', { ownerUin: '100000000009' }],
  ['a user who is not there', { userName: 'ghost' }],
])('fails with %s, and the answer does not tell which of them is wrong', async (_case, wrong) => {
  addUser({ NeedResetPassword: 0 });
  expect(await logIn(PASSWORD, wrong)).toEqual({
    loggedIn: false,
    reason: 'the account, the user name or the password is wrong, or the user may not log in to the console',
  });
});

test('fails for a user without console login, whatever password was given', async () => {
  addUser({ ConsoleLogin: 0 });
  expect(await logIn(PASSWORD)).toMatchObject({ loggedIn: false });
  expect(await logIn('')).toMatchObject({ loggedIn: false });
});

test('fails to set a weak password, and the old one stays', async () => {
  addUser();
  expect(await logIn(PASSWORD, { newPassword: 'weak' })).toMatchObject({
    Response: { Error: { Code: 'InvalidParameter.PasswordViolatedRules' } },
  });
  expect(await logIn(PASSWORD)).toMatchObject({ needResetPassword: true });
});

test.each([
  ['no JSON', '{', 'InvalidParameter'],
  ['no user name', '{"password":"x"}', 'MissingParameter'],
  ['a number for a password', '{"userName":"alice","password":1}', 'InvalidParameter'],
])('fails on %s', async (_case, body, Code) => {
  expect(await post(body)).toMatchObject({ Response: { Error: { Code } } });
});
