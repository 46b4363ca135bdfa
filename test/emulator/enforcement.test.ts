import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { customPolicy, person } from './people';
import { type Call, codeOf, type Key, sdk } from './sdk';

let cam: CamEmulator;

beforeEach(async () => {
  cam = await CamEmulator.start();
});
afterEach(() => cam.stop());

const DENIED = 'AuthFailure.UnauthorizedOperation';
const as = (key: Key): Call => sdk(cam, { key });
const allow = (...action: string[]): object => ({ effect: 'allow', action, resource: ['*'] });
const deny = (...action: string[]): object => ({ effect: 'deny', action, resource: ['*'] });

test('a sub-user who holds nothing may do nothing, and hears what was missing', async () => {
  const call = as(person(cam, 'nobody').key);
  await expect(call('ListUsers')).rejects.toThrow(
    'you are not authorized to perform operation (cam:ListUsers)\nresource (*) has no permission\nno statement allows it',
  );
});

test('a sub-user may do what is granted and nothing else', async () => {
  const call = as(person(cam, 'admin', 'QcloudCamFullAccess').key);
  expect(await call('AddUser', { Name: 'new' })).toMatchObject({ Name: 'new' });
  expect(
    await codeOf(
      sdk(cam, { service: 'trtc', key: person(cam, 'camonly', 'QcloudCamFullAccess').key })('DismissRoom', {
        SdkAppId: 1,
      }),
    ),
  ).toBe(DENIED);
});

test('a refused action leaves the account as it was', async () => {
  const call = as(person(cam, 'reader', allow('cam:List*', 'cam:Get*')).key);
  expect(await codeOf(call('AddUser', { Name: 'new' }))).toBe(DENIED);
  expect(await codeOf(call('GetUser', { Name: 'new' }))).toBe('ResourceNotFound.UserNotExist');
});

test('what a group holds, its members may do while they are in it', async () => {
  const { uin, key } = person(cam, 'member');
  const { GroupId } = cam.console.call('CreateGroup', { GroupName: 'readers' });
  cam.console.call('AttachGroupPolicy', {
    AttachGroupId: GroupId,
    PolicyId: policyId(customPolicy(cam, 'lists-users', allow('cam:ListUsers'))),
  });
  expect(await codeOf(as(key)('ListUsers'))).toBe(DENIED);
  cam.console.call('AddUserToGroup', { Info: [{ GroupId, Uin: uin }] });
  expect(await codeOf(as(key)('ListUsers'))).toBe('no error');
  cam.console.call('RemoveUserFromGroup', { Info: [{ GroupId, Uin: uin }] });
  expect(await codeOf(as(key)('ListUsers'))).toBe(DENIED);
});

test('a deny wins over an allow', async () => {
  const call = as(person(cam, 'limited', 'QcloudCamFullAccess', deny('cam:DeleteUser')).key);
  cam.console.createUser('victim');
  expect(await codeOf(call('DeleteUser', { Name: 'victim' }))).toBe(DENIED);
  expect(await codeOf(call('GetUser', { Name: 'victim' }))).toBe('no error');
});

test('the presets for all products tell reading from writing', async () => {
  const call = as(person(cam, 'auditor', 'ReadOnlyAccess').key);
  expect(await codeOf(call('ListUsers'))).toBe('no error');
  expect(await codeOf(call('AddUser', { Name: 'new' }))).toBe(DENIED);
});

test('a document that the policy language can not read allows nothing, and the refusal names the policy', async () => {
  const unreadable = { effect: 'allow', action: ['cam:ListUser?'], resource: ['*'] };
  await expect(as(person(cam, 'odd', unreadable).key)('ListUsers')).rejects.toThrow('`odd-0` is not known');
});

test('a condition on the address of the caller is met on this machine', async () => {
  const from = (address: string): object => ({
    ...allow('cam:ListUsers'),
    condition: { ip_equal: { 'qcs:ip': [address] } },
  });
  expect(await codeOf(as(person(cam, 'here', from('127.0.0.0/8')).key)('ListUsers'))).toBe('no error');
  expect(await codeOf(as(person(cam, 'away', from('10.0.0.0/8')).key)('ListUsers'))).toBe(DENIED);
});

test('a condition on the time is judged by the time of the request', async () => {
  const until = (day: string): object => ({
    ...allow('cam:ListUsers'),
    condition: { date_less_than: { 'qcs:current_time': [`${day}T00:00:00Z`] } },
  });
  expect(await codeOf(as(person(cam, 'early', until('2126-01-01')).key)('ListUsers'))).toBe('no error');
  expect(await codeOf(as(person(cam, 'late', until('2026-01-01')).key)('ListUsers'))).toBe(DENIED);
});

test('a key that is disabled or deleted signs nothing any more', async () => {
  const { uin, key } = person(cam, 'leaver', 'AdministratorAccess');
  const set = (Status: string): unknown =>
    cam.console.call('UpdateAccessKey', { TargetUin: uin, AccessKeyId: key.secretId, Status });
  expect(await codeOf(as(key)('ListUsers'))).toBe('no error');
  set('Inactive');
  expect(await codeOf(as(key)('ListUsers'))).toBe('AuthFailure.SecretIdNotFound');
  set('Active');
  expect(await codeOf(as(key)('ListUsers'))).toBe('no error');
  cam.console.call('DeleteAccessKey', { TargetUin: uin, AccessKeyId: key.secretId });
  expect(await codeOf(as(key)('ListUsers'))).toBe('AuthFailure.SecretIdNotFound');
});

function policyId(name: string): unknown {
  return (cam.console.call('ListPolicies', { Keyword: name }).List as { PolicyId: number }[])[0]?.PolicyId;
}
