import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { customPolicy, person } from './people';
import { type Call, codeOf, sdk } from './sdk';

let cam: CamEmulator;
let call: Call;

beforeEach(async () => {
  cam = await CamEmulator.start();
  call = sdk(cam);
});
afterEach(() => cam.stop());

const DENIED = 'AuthFailure.UnauthorizedOperation';
const list = { effect: 'allow', action: ['cam:ListUsers'], resource: ['*'] };

function policyId(name: string): number {
  return (cam.console.call('ListPolicies', { Keyword: name }).List as { PolicyId: number }[])[0]?.PolicyId ?? 0;
}

test('a boundary limits what a user holds, grants nothing itself, and is taken away again', async () => {
  const { uin: TargetUin, key } = person(cam, 'alice', 'QcloudCamFullAccess');
  const alice = sdk(cam, { key });
  const PolicyId = policyId(customPolicy(cam, 'only-lists', list));
  await call('PutUserPermissionsBoundary', { TargetUin, PolicyId });
  expect(await codeOf(alice('ListUsers'))).toBe('no error');
  expect(await codeOf(alice('ListGroups'))).toBe(DENIED);
  expect(await call('GetUserPermissionBoundary', { TargetUin })).toMatchObject({ PolicyId, PolicyName: 'only-lists' });
  cam.console.detachUserPolicy('alice', 'QcloudCamFullAccess');
  expect(await codeOf(alice('ListUsers'))).toBe(DENIED);
  await call('DeleteUserPermissionsBoundary', { TargetUin });
  expect(await call('GetUserPermissionBoundary', { TargetUin })).toMatchObject({ PolicyId: null });
});

test('a boundary that the policy language can not read permits nothing', async () => {
  const { uin: TargetUin, key } = person(cam, 'bob', 'AdministratorAccess');
  const odd = { ...list, action: ['cam:ListUser?'] };
  await call('PutUserPermissionsBoundary', { TargetUin, PolicyId: policyId(customPolicy(cam, 'odd', odd)) });
  expect(await codeOf(sdk(cam, { key })('ListUsers'))).toBe(DENIED);
});

test('fails to delete a policy that is a boundary', async () => {
  const { uin: TargetUin } = person(cam, 'carol');
  const PolicyId = policyId(customPolicy(cam, 'limits', list));
  await call('PutUserPermissionsBoundary', { TargetUin, PolicyId });
  expect(await codeOf(call('DeletePolicy', { PolicyId: [PolicyId] }))).toBe('InvalidParameter.ParamError');
});

test('fails for a user or a policy that is not there', async () => {
  const { uin: TargetUin } = person(cam, 'dora');
  expect(await codeOf(call('PutUserPermissionsBoundary', { TargetUin, PolicyId: 9 }))).toBe(
    'InvalidParameter.PolicyIdNotExist',
  );
  expect(await codeOf(call('GetUserPermissionBoundary', { TargetUin: 1 }))).toBe('InvalidParameter.UserNotExist');
});
