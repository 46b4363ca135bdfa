import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CamEmulator, type EmulatedAccount, EmulatorError } from 'cdktf-trtc-access/emulator';
import { type Call, codeOf, sdk, type ServiceName } from './sdk';

let cam: CamEmulator;

beforeEach(async () => {
  cam = await CamEmulator.start({ accounts: 2 });
});
afterEach(() => cam.stop());

function as({ secretId, secretKey }: EmulatedAccount, service: ServiceName = 'cam'): Call {
  return sdk(cam, { service, key: { secretId, secretKey } });
}

async function logIn(attempt: object): Promise<unknown> {
  const answer = await fetch(`${cam.url}/login`, { method: 'POST', body: JSON.stringify(attempt) });
  return answer.json();
}

test('each account has an owner, a key and variables of its own, and the first one is meant where none is named', () => {
  const [first, second] = cam.accounts as [EmulatedAccount, EmulatedAccount];
  expect(first).toMatchObject({ ownerUin: cam.ownerUin, secretId: cam.secretId, env: cam.env });
  expect(second.ownerUin).not.toBe(first.ownerUin);
  expect(second.env).toMatchObject({ TENCENTCLOUD_SECRET_ID: second.secretId, HTTP_PROXY: cam.url });
});

test('a request is answered from the account of its key, and sees no other', async () => {
  const [first, second] = cam.accounts as [EmulatedAccount, EmulatedAccount];
  const { Uin } = await as(first)('AddUser', { Name: 'alice' });
  const { GroupId } = await as(first)('CreateGroup', { GroupName: 'ops' });
  const call = as(second);
  expect(await call('ListUsers')).toEqual({ Data: [] });
  expect(await call('DescribeSubAccounts', { FilterSubAccountUin: [Uin] })).toEqual({ SubAccounts: [] });
  expect(await codeOf(call('GetGroup', { GroupId }))).toBe('ResourceNotFound.GroupNotExist');
  expect(await codeOf(call('AttachUserPolicy', { AttachUin: Uin, PolicyId: 1 }))).toBe('ResourceNotFound.UserNotExist');
  expect(await codeOf(call('CreateAccessKey', { TargetUin: Number(first.ownerUin) }))).toBe(
    'InvalidParameter.UserNotExist',
  );
  expect(await call('GetUserAppId')).toMatchObject({ OwnerUin: second.ownerUin });
  expect(await as(second, 'sts')('GetCallerIdentity')).toMatchObject({ AccountId: second.ownerUin });
  expect((await call('AddUser', { Name: 'alice' })).Uin).not.toBe(Uin);
});

test('a sub-user is allowed the applications of its own account only', async () => {
  const [first, second] = cam.accounts as [EmulatedAccount, EmulatedAccount];
  const keyOf = (account: EmulatedAccount, ownerUin: string) => {
    const { Uin, SecretId, SecretKey } = account.console.call('AddUser', { Name: 'bob', UseApi: 1 });
    const resource = [`qcs::trtc::uin/${ownerUin}:sdkappid/1`];
    const PolicyDocument = JSON.stringify({
      ...{ version: '2.0', statement: [{ effect: 'allow', action: ['trtc:DismissRoom'], resource }] },
    });
    const { PolicyId } = account.console.call('CreatePolicy', { PolicyName: 'own', PolicyDocument });
    account.console.call('AttachUserPolicy', { AttachUin: Uin, PolicyId });
    return { secretId: SecretId as string, secretKey: SecretKey as string };
  };
  const dismiss = (key: { secretId: string; secretKey: string }): Promise<string> =>
    codeOf(sdk(cam, { service: 'trtc', key })('DismissRoom', { SdkAppId: 1 }));
  expect(await dismiss(keyOf(first, first.ownerUin))).toBe('no error');
  expect(await dismiss(keyOf(second, first.ownerUin))).toBe('AuthFailure.UnauthorizedOperation');
});

test('a login names its account, or means the first one', async () => {
  const [first, second] = cam.accounts as [EmulatedAccount, EmulatedAccount];
  const Password = 'Str0ng-enough';
  second.console.call('AddUser', { Name: 'carol', ConsoleLogin: 1, Password, NeedResetPassword: 0 });
  const attempt = { userName: 'carol', password: Password };
  expect(await logIn({ ...attempt, ownerUin: second.ownerUin })).toMatchObject({ loggedIn: true });
  expect(await logIn(attempt)).toMatchObject({ loggedIn: false });
  expect(await logIn({ ...attempt, ownerUin: first.ownerUin })).toMatchObject({ loggedIn: false });
  expect(await logIn({ ...attempt, ownerUin: '1' })).toMatchObject({ loggedIn: false });
});

test('an account can be added while the emulator runs, and all are there after a new start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cam-accounts-'));
  const stateFile = join(folder, 'state.json');
  const before = await CamEmulator.start({ stateFile });
  const added = await before.addAccount();
  added.console.createUser('dave');
  await before.stop();
  const after = await CamEmulator.start({ stateFile, accounts: 3 });
  expect(after.accounts.map(({ console }) => console.summary().users.length)).toEqual([0, 1, 0]);
  expect(after.accounts.map(({ secretKey }) => secretKey).slice(0, 2)).toEqual([before.secretKey, added.secretKey]);
  await after.stop();
  rmSync(folder, { recursive: true });
});

test.each([0, 1.5, 101])('fails to start with %p accounts', async (accounts) => {
  await expect(CamEmulator.start({ accounts })).rejects.toThrow(EmulatorError);
  await expect(CamEmulator.start({ accounts })).rejects.toThrow('an emulator has 1 to 100 accounts');
});
