import { trtcActions } from '../../lib/catalog';
import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { customPolicy, person } from './people';
import { type Call, codeOf, type Key, sdk } from './sdk';

let cam: CamEmulator;

beforeEach(async () => {
  cam = await CamEmulator.start();
});
afterEach(() => cam.stop());

const APP = 1400000001;
const DENIED = 'AuthFailure.UnauthorizedOperation';
const trtc = (key?: Key): Call => sdk(cam, { service: 'trtc', ...(key && { key }) });

function application(sdkAppId: number | string): string {
  return `qcs::trtc::uin/${cam.ownerUin}:sdkappid/${sdkAppId}`;
}

test('the owner may call every documented action, and gets an empty success', async () => {
  const call = trtc();
  for (const { name } of trtcActions) expect(await call(name.slice('trtc:'.length), { SdkAppId: APP })).toEqual({});
});

test('a grant opens an application to a key, and the revoke closes it', async () => {
  const call = trtc(person(cam, 'alice').key);
  const remove = (): Promise<unknown> => call('RemoveUser', { SdkAppId: APP, RoomId: 1, UserIds: ['u'] });
  expect(await codeOf(remove())).toBe(DENIED);
  cam.console.attachUserPolicy('alice', 'QcloudTRTCFullAccess');
  expect(await codeOf(remove())).toBe('no error');
  cam.console.detachUserPolicy('alice', 'QcloudTRTCFullAccess');
  expect(await codeOf(remove())).toBe(DENIED);
});

test('a read-only user reads and may not write', async () => {
  const call = trtc(person(cam, 'bob', 'QcloudTRTCReadonlyAccess').key);
  expect(await call('DescribeCallDetailInfo', { SdkAppId: APP })).toEqual({});
  expect(await codeOf(call('DismissRoom', { SdkAppId: APP }))).toBe(DENIED);
});

test('a grant on one application is none on another', async () => {
  const statement = { effect: 'allow', action: ['trtc:RemoveUser'], resource: [application(APP)] };
  const call = trtc(person(cam, 'carol', statement).key);
  expect(await codeOf(call('RemoveUser', { SdkAppId: APP }))).toBe('no error');
  await expect(call('RemoveUser', { SdkAppId: APP + 1 })).rejects.toThrow(
    `you are not authorized to perform operation (trtc:RemoveUser)\nresource (${application(APP + 1)}) has no permission`,
  );
});

test('an action that no application limits needs `*`', async () => {
  const scoped = { effect: 'allow', action: ['trtc:*'], resource: [application('*')] };
  const wide = { effect: 'allow', action: ['trtc:CreateCloudModeration'], resource: ['*'] };
  const moderate = (key: Key): Promise<unknown> => trtc(key)('CreateCloudModeration', { SdkAppId: APP });
  expect(await codeOf(moderate(person(cam, 'dora', scoped).key))).toBe(DENIED);
  expect(await codeOf(moderate(person(cam, 'emil', wide).key))).toBe('no error');
});

test('an action of unknown scope needs both the application and `*`, and the refusal says so', async () => {
  const scoped = { effect: 'allow', action: ['trtc:*'], resource: [application(APP)] };
  const call = trtc(person(cam, 'fred', scoped).key);
  await expect(call('StartStreamIngest', { SdkAppId: APP })).rejects.toThrow('no document says');
  customPolicy(cam, 'wide', { effect: 'allow', action: ['trtc:StartStreamIngest'], resource: ['*'] });
  cam.console.attachUserPolicy('fred', 'wide');
  expect(await codeOf(call('StartStreamIngest', { SdkAppId: APP }))).toBe('no error');
});

test('the application may be named in a query string', async () => {
  const statement = { effect: 'allow', action: ['trtc:DismissRoom'], resource: [application(APP)] };
  const call = sdk(cam, { service: 'trtc', method: 'GET', key: person(cam, 'gina', statement).key });
  expect(await codeOf(call('DismissRoom', { SdkAppId: APP, RoomId: 1 }))).toBe('no error');
  expect(await codeOf(call('DismissRoom', { SdkAppId: APP + 1, RoomId: 1 }))).toBe(DENIED);
});

test('whoever is told of requests hears no secret, however deep it is', async () => {
  const heard: string[] = [];
  const listening = await CamEmulator.start({ onRequest: (request) => heard.push(JSON.stringify(request)) });
  const CloudStorage = { Bucket: 'b', AccessKey: 'hush-id', SecretKey: 'hush-key' };
  const StorageParams = { CloudStorage, Users: [{ UserSig: 'hush-sig' }], Config: '{"Key":"hush-json"}' };
  await sdk(listening, { service: 'trtc' })('CreateCloudRecording', { SdkAppId: APP, StorageParams });
  await listening.stop();
  expect(heard.join()).toContain(`"SdkAppId":${APP}`);
  expect(heard.join()).not.toContain('hush');
});

test.each([
  ['an action that no document names', 'InvalidAction', 'MakeCoffee', {}],
  ['no application where the action is about one', 'MissingParameter', 'RemoveUser', {}],
  ['text for an application', 'InvalidParameter', 'RemoveUser', { SdkAppId: '1400000001' }],
])('fails on %s', async (_case, code, action, parameters) => {
  expect(await codeOf(trtc()(action, parameters))).toBe(code);
});
