import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { type AccessKey } from '../../lib/emulator/account/access-key';
import { type HttpRequest, readApiRequest } from '../../lib/emulator/api-request';
import { verifySignature } from '../../lib/emulator/signature';
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
  [
    'content-type;host',
    'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
    '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  ],
  ['content-type;host;x-tc-action', '*'.repeat(32), '10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f'],
])(
  'the signature of %s in the documents is right, and with one bit changed it is not',
  (names, secretKey, signature) => {
    const key = { secretKey } as AccessKey;
    const body = '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';
    const request = (claimed: string): HttpRequest => ({
      ...{ method: 'POST', target: '/', body: Buffer.from(body) },
      headers: {
        ...{ host: 'cvm.tencentcloudapi.com', 'content-type': 'application/json; charset=utf-8' },
        ...{ 'x-tc-action': 'DescribeInstances', 'x-tc-version': '2017-03-12', 'x-tc-timestamp': '1551113065' },
        authorization: `TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=${names}, Signature=${claimed}`,
      },
    });
    const check = (claimed: string): unknown =>
      verifySignature(readApiRequest(request(claimed)), () => ({ key }), 1551113065);
    expect(check(signature)).toEqual({ signer: { key }, service: 'cvm' });
    expect(() => check(signature.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toThrow(
      'could not be validated',
    );
  },
);

test('a body that is not signed may be any, when a header says so', async () => {
  const unsigned = { headers: { 'X-TC-Content-SHA256': 'UNSIGNED-PAYLOAD' } };
  const headers = signed(draft(cam, { action: 'AddUser', body: 'UNSIGNED-PAYLOAD', ...unsigned }));
  const sent = { action: 'AddUser', body: '{"Name":"alice"}', headers };
  expect((await send(cam, draft(cam, sent))).Error).toBeUndefined();
  expect(cam.console.summary().users).toMatchObject([{ userName: 'alice' }]);
  expect(await answeredCode(cam, { ...unsigned, body: '{}' })).toBe('AuthFailure.SignatureFailure');
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
