import { Cam, camSettings } from '../../lib/cam';
import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { Stub } from './stub';

let emulator: CamEmulator;
let cam: Cam;

beforeEach(async () => {
  emulator = await CamEmulator.start();
  // As its user does: with the variables that it prints, and nothing else.
  cam = new Cam(camSettings({ env: emulator.env, readText: () => undefined }));
});
afterEach(() => emulator.stop());

test('it reaches the emulator with the variables that this prints', async () => {
  expect(await cam.account.identity()).toEqual({ ownerUin: emulator.ownerUin, callerUin: emulator.ownerUin });
});

test('the rules for passwords are read', async () => {
  const mustContain = ['upper', 'lower', 'digit', 'special'];
  expect(await cam.account.passwordRules()).toEqual({ minimumLength: 8, mustContain });
});

test('a user is found by its name, and its login is seen', async () => {
  emulator.console.createUser('alice');
  const alice = await cam.users.find('alice');
  expect(alice).toEqual({ uin: expect.any(Number) as number, userName: 'alice', consoleLogin: true, lastLogin: '' });
  expect(await cam.users.find('bob')).toBeUndefined();
  await cam.users.setPassword('alice', 'Fresh-password-1');
  expect(emulator.console.logIn('alice', 'Fresh-password-1', 'Second-password-1')).toMatchObject({ loggedIn: true });
  expect((await cam.users.find('alice'))?.lastLogin).toMatch(/^\d{4}-/);
  expect(await cam.users.list()).toEqual([{ ...alice, lastLogin: undefined }]);
  expect((await cam.users.lastLogins([alice!.uin])).get(alice!.uin)).toMatch(/^\d{4}-/);
  await cam.users.disableConsoleLogin('alice');
  expect((await cam.users.find('alice'))?.consoleLogin).toBe(false);
});

test('a key is made, known by its description, disabled and deleted', async () => {
  emulator.console.createUser('alice');
  const { uin } = (await cam.users.find('alice'))!;
  const { secretId, secretKey } = await cam.accessKeys.create(uin, 'trtc-access:1');
  const env = { ...emulator.env, TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey };
  const asAlice = new Cam(camSettings({ env, readText: () => undefined }));
  await expect(asAlice.users.list()).rejects.toMatchObject({ code: expect.stringMatching(/Unauthorized/) as string });
  expect(await cam.accessKeys.of(uin)).toMatchObject([{ secretId, active: true, description: 'trtc-access:1' }]);
  expect((await cam.accessKeys.lastUses([secretId])).get(secretId)).toMatch(/^\d{4}-\d\d-\d\d$/);
  await cam.accessKeys.disable(uin, secretId);
  expect(await cam.accessKeys.of(uin)).toMatchObject([{ active: false }]);
  await cam.accessKeys.delete(uin, secretId);
  await cam.accessKeys.delete(uin, secretId);
  expect(await cam.accessKeys.of(uin)).toEqual([]);
});

test('a preset is found by its name and read', async () => {
  const found = await cam.policies.list({ kind: 'preset', keyword: 'QcloudTRTC' });
  expect(found.map(({ policyName }) => policyName).sort()).toEqual([
    'QcloudTRTCFullAccess',
    'QcloudTRTCReadonlyAccess',
  ]);
  const policy = await cam.policies.get(found[0]!.policyId);
  expect(policy).toMatchObject({ policyName: found[0]!.policyName, kind: 'preset' });
  expect(JSON.parse(policy.document)).toHaveProperty('statement');
});

test('policies come page by page', async () => {
  const page = (from: number, count: number) => ({
    TotalNum: 201,
    List: Array.from({ length: count }, (_, at) => ({ PolicyId: from + at, PolicyName: `p${from + at}`, Type: 1 })),
  });
  const stub = await Stub.start(page(1, 200), page(201, 1));
  const ids = (await stub.cam().policies.list()).map(({ policyId }) => policyId);
  await stub.stop();
  expect([ids.length, new Set(ids).size]).toEqual([201, 201]);
  expect(stub.seen.map(({ parameters }) => parameters.Page)).toEqual([1, 2]);
});
