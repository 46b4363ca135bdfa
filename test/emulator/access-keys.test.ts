import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { type Call, codeOf, sdk } from './sdk';

let cam: CamEmulator;
let call: Call;
let TargetUin: number;

beforeEach(async () => {
  cam = await CamEmulator.start();
  call = sdk(cam);
  TargetUin = (await call('AddUser', { Name: 'bot' })).Uin as number;
});
afterEach(() => cam.stop());

interface Key {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
}

async function create(): Promise<Key> {
  return (await call('CreateAccessKey', { TargetUin })).AccessKey as Key;
}

test('the secret of a key is shown once', async () => {
  const { AccessKeyId, SecretAccessKey } = await create();
  expect(SecretAccessKey).toMatch(/^\w{32}$/);
  const listed = await call('ListAccessKeys', { TargetUin });
  expect(listed).toMatchObject({ AccessKeys: [{ AccessKeyId, Status: 'Active', Description: '' }] });
  expect(JSON.stringify(listed)).not.toContain(SecretAccessKey);
});

test('a key is switched off, on again, and deleted', async () => {
  const { AccessKeyId } = await create();
  for (const Status of ['Inactive', 'Active']) {
    await call('UpdateAccessKey', { TargetUin, AccessKeyId, Status });
    expect(await call('ListAccessKeys', { TargetUin })).toMatchObject({ AccessKeys: [{ Status }] });
  }
  await call('DeleteAccessKey', { TargetUin, AccessKeyId });
  expect(await call('ListAccessKeys', { TargetUin })).toEqual({ AccessKeys: [] });
});

test('no target, and the target 0, is the caller', async () => {
  const own = { AccessKeys: [{ AccessKeyId: cam.secretId }] };
  expect(await call('ListAccessKeys')).toMatchObject(own);
  expect(await call('ListAccessKeys', { TargetUin: 0 })).toMatchObject(own);
});

test('fails to create a third key', async () => {
  await create();
  await create();
  expect(await codeOf(create())).toBe('OperationDenied.AccessKeyOverLimit');
});

test('fails on a key that is not there, or of somebody else', async () => {
  const { AccessKeyId } = await create();
  expect(await codeOf(call('DeleteAccessKey', { AccessKeyId }))).toBe('OperationDenied.UinNotMatch');
  expect(await codeOf(call('DeleteAccessKey', { TargetUin, AccessKeyId: 'AKIDx' }))).toBe(
    'ResourceNotFound.SecretNotExist',
  );
  expect(await codeOf(call('ListAccessKeys', { TargetUin: 1 }))).toBe('InvalidParameter.UserNotExist');
});

test('fails on a status or a description that is none', async () => {
  const { AccessKeyId } = await create();
  expect(await codeOf(call('UpdateAccessKey', { TargetUin, AccessKeyId, Status: 'Off' }))).toBe(
    'InvalidParameter.ParamError',
  );
  expect(await codeOf(call('CreateAccessKey', { TargetUin, Description: 'a b' }))).toBe('InvalidParameter.ParamError');
});

test("fails for a sub-user's key, since policies are not evaluated", async () => {
  const { AccessKeyId, SecretAccessKey } = await create();
  const asBot = sdk(cam, { key: { secretId: AccessKeyId, secretKey: SecretAccessKey } });
  expect(await codeOf(asBot('ListUsers'))).toBe('AuthFailure.UnauthorizedOperation');
});

test('it is known when a key was last used, and that one never was', async () => {
  const used = await create();
  const idle = await create();
  await sdk(cam, { key: { secretId: used.AccessKeyId, secretKey: used.SecretAccessKey } })('ListUsers').catch(() => {});
  const today = new Date().toISOString().slice(0, 10);
  const SecretIdList = [used.AccessKeyId, idle.AccessKeyId, 'AKIDnobody'];
  expect(await call('GetSecurityLastUsed', { SecretIdList })).toEqual({
    SecretIdLastUsedRows: [
      { SecretId: used.AccessKeyId, LastUsedDate: today, LastSecretUsedDate: expect.any(Number) as unknown },
      { SecretId: idle.AccessKeyId, LastUsedDate: null, LastSecretUsedDate: null },
    ],
  });
});

test('fails to ask for more than ten keys at once', async () => {
  const SecretIdList = Array.from({ length: 11 }, (_, at) => `AKID${at}`);
  expect(await codeOf(call('GetSecurityLastUsed', { SecretIdList }))).toBe('InvalidParameter');
});
