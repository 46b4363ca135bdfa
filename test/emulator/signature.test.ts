import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { answeredCode, draft, send, signed } from './raw-request';
import { codeOf, sdk } from './sdk';

let cam: CamEmulator;

beforeEach(async () => {
  cam = await CamEmulator.start();
});
afterEach(() => cam.stop());

const now = () => Math.floor(Date.now() / 1000);

test('a request signed as documented is answered', async () => {
  expect(await answeredCode(cam)).toBe('no error');
});

test('the port may be part of the signed host, or not', async () => {
  const { host, hostname } = new URL(cam.url);
  expect(await answeredCode(cam, { host })).toBe('no error');
  expect(await answeredCode(cam, { host: hostname, headers: { Host: host } })).toBe('no error');
});

test('the clocks may differ by nearly five minutes', async () => {
  expect(await answeredCode(cam, { timestamp: now() - 290 })).toBe('no error');
  expect(await answeredCode(cam, { timestamp: now() + 290 })).toBe('no error');
});

test('parameters may be sent in the query', async () => {
  const byQuery = sdk(cam, { method: 'GET' });
  const { Uid } = await byQuery('AddUser', { Name: 'alice', Remark: 'a b&c=ü', UseApi: 0 });
  expect(await byQuery('GetUser', { Name: 'alice' })).toMatchObject({ Uid, Remark: 'a b&c=ü' });
  const { GroupId } = await byQuery('CreateGroup', { GroupName: 'ops' });
  await byQuery('AddUserToGroup', { Info: [{ GroupId, Uid }] });
  expect(cam.console.summary().groups).toMatchObject([{ members: ['alice'] }]);
  const PolicyDocument = '{"version":"2.0","statement":[{"effect":"allow","action":["trtc:*"],"resource":["*"]}]}';
  const { PolicyId } = await byQuery('CreatePolicy', { PolicyName: 'own', PolicyDocument });
  await byQuery('CreatePolicyVersion', { PolicyId, PolicyDocument, SetAsDefault: true });
  expect(await byQuery('GetPolicyVersion', { PolicyId, VersionId: 2 })).toMatchObject({
    PolicyVersion: { IsDefaultVersion: 1 },
  });
});

test.each([
  ['the wrong secret', 'AuthFailure.SignatureFailure', () => ({ secretKey: 'x' })],
  ['an unknown key', 'AuthFailure.SecretIdNotFound', () => ({ secretId: 'AKIDnobody' })],
  ['another host', 'AuthFailure.SignatureFailure', () => ({ headers: { Host: 'cam.example.com' } })],
  ['another action', 'AuthFailure.SignatureFailure', () => ({ headers: { 'X-TC-Action': 'DeleteUser' } })],
  ['another query', 'AuthFailure.SignatureFailure', () => ({ target: '/?Name=bob' })],
  ['another time', 'AuthFailure.SignatureFailure', () => ({ headers: { 'X-TC-Timestamp': String(now() - 9) } })],
  ['another day', 'AuthFailure.SignatureFailure', () => ({ date: '2020-02-02' })],
  ['a stale time', 'AuthFailure.SignatureExpire', () => ({ timestamp: now() - 301 })],
  ['a time to come', 'AuthFailure.SignatureExpire', () => ({ timestamp: now() + 310 })],
  ['a token', 'AuthFailure.TokenFailure', () => ({ headers: { 'X-TC-Token': 'token' } })],
  ['another algorithm', 'AuthFailure.InvalidAuthorization', () => ({ headers: { Authorization: 'HmacSHA256 x' } })],
  ['no signature', 'AuthFailure.InvalidAuthorization', () => ({ headers: { Authorization: '' } })],
  ['another product', 'AuthFailure.SignatureFailure', () => ({ service: 'tag', version: '2018-08-13' })],
])('fails with %s', async (_case, code, changes) => {
  expect(await answeredCode(cam, changes())).toBe(code);
});

test('fails with a body other than the signed one', async () => {
  const headers = signed(draft(cam, { action: 'AddUser', body: '{"Name":"alice"}' }));
  const forged = { action: 'AddUser', body: '{"Name":"mallory"}', headers };
  expect((await send(cam, draft(cam, forged))).Error?.Code).toBe('AuthFailure.SignatureFailure');
  expect(cam.console.summary().users).toEqual([]);
});

test('fails when the host is not signed', async () => {
  const Authorization = `TC3-HMAC-SHA256 Credential=${cam.secretId}/2026-01-01/cam/tc3_request, SignedHeaders=content-type, Signature=${'0'.repeat(64)}`;
  expect(await answeredCode(cam, { headers: { Authorization } })).toBe('AuthFailure.InvalidAuthorization');
});

test('fails with a disabled key, and works again once it is enabled', async () => {
  const root = sdk(cam);
  const created = cam.console.call('CreateAccessKey').AccessKey as { AccessKeyId: string; SecretAccessKey: string };
  const second = sdk(cam, { key: { secretId: created.AccessKeyId, secretKey: created.SecretAccessKey } });
  for (const [Status, code] of [
    ['Inactive', 'AuthFailure.SecretIdNotFound'],
    ['Active', 'no error'],
  ]) {
    await root('UpdateAccessKey', { AccessKeyId: created.AccessKeyId, Status });
    expect(await codeOf(second('ListUsers'))).toBe(code);
  }
});
