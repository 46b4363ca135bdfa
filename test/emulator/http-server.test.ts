import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { CamEmulator, EmulatorError } from 'cdktf-trtc-access/emulator';
import { answeredCode, sendBytes } from './raw-request';
import { codeOf, sdk } from './sdk';

let cam: CamEmulator;

beforeEach(async () => {
  cam = await CamEmulator.start();
});
afterEach(() => cam.stop());

const FORM = { method: 'GET', type: 'application/x-www-form-urlencoded', action: 'GetUser', body: '' };

test('it listens on loopback only', () => {
  expect(cam.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('it answers as the proxy that the provider takes it for', async () => {
  const host = 'cam.tencentcloud.invalid';
  expect(await answeredCode(cam, { host, target: `http://${host}/` })).toBe('no error');
  expect(await answeredCode(cam, { host, target: `http://${host}` })).toBe('no error');
  expect(await answeredCode(cam, { host, target: `http://${host}/?a=1`, query: 'a=1' })).toBe('no error');
});

test('it answers inside the tunnel that the SDK for Node.js asks a proxy for', async () => {
  const endpoint = 'cam.tencentcloud.invalid';
  const client = new CommonClient(endpoint, '2019-01-16', {
    credential: { secretId: cam.secretId, secretKey: cam.secretKey },
    profile: { httpProfile: { endpoint, protocol: 'http://', proxy: cam.url } },
  });
  expect(await client.request('ListUsers', {})).toMatchObject({ Data: [] });
});

test('what comes right behind the wish for a tunnel is heard', async () => {
  const inside = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
  const answer = await sendBytes(cam, `CONNECT cam.tencentcloud.invalid:80 HTTP/1.1\r\nHost: x\r\n\r\n${inside}`);
  expect(answer).toMatch(/^HTTP\/1\.1 200 Connection Established\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
  expect(answer).toContain('"Code":"MissingParameter"');
});

test.each([
  ['a method that is none of the API', 'UnsupportedProtocol', { method: 'PUT' }],
  ['another path', 'InvalidParameter', { target: '/sign-in' }],
  ['another path by proxy', 'InvalidParameter', { target: 'http://cam.tencentcloudapi.com/sign-in' }],
  ['a product that is not served', 'NoSuchProduct', { host: 'cvm.tencentcloudapi.com', service: 'cvm' }],
  ['a form', 'UnsupportedProtocol', { type: 'application/x-www-form-urlencoded' }],
  ['several parts', 'UnsupportedProtocol', { type: 'multipart/form-data; boundary=x' }],
  ['JSON by GET', 'UnsupportedProtocol', { method: 'GET', body: '' }],
  [
    'a long query',
    'RequestSizeLimitExceeded',
    { ...FORM, target: `/?Name=${'x'.repeat(32_768)}`, query: `Name=${'x'.repeat(32_768)}` },
  ],
  ['a parameter twice', 'InvalidParameter', { ...FORM, target: '/?Name=a&Name=b', query: 'Name=a&Name=b' }],
  ['another version', 'NoSuchVersion', { version: '2017-03-12' }],
  ['an action that is not served', 'InvalidAction', { action: 'DescribeInstances' }],
  ['the name of a property of every object', 'InvalidAction', { action: 'constructor' }],
  ['no JSON', 'InvalidParameter', { body: '{' }],
  ['JSON that is no object', 'InvalidParameter', { body: '[]' }],
  ['null', 'MissingParameter', { body: 'null' }],
  ['bytes that are no UTF-8', 'InvalidParameter', { body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]) }],
  ['a prototype for a parameter', 'UnknownParameter', { body: '{"__proto__":{"Name":"x"}}' }],
  ['deep JSON', 'InvalidParameter', { body: '['.repeat(1_000_000) }],
  ['no time', 'InvalidParameter', { headers: { 'X-TC-Timestamp': 'now' } }],
  ['no action', 'MissingParameter', { headers: { 'X-TC-Action': '' } }],
  ['no version', 'MissingParameter', { headers: { 'X-TC-Version': '' } }],
])('fails on %s', async (_case, code, changes) => {
  expect(await answeredCode(cam, changes)).toBe(code);
});

test('a body of 10 MB is read, a longer one is refused', async () => {
  const sized = (length: number) => ({ action: 'AddUser', body: JSON.stringify({ Name: 'x'.repeat(length - 11) }) });
  expect(await answeredCode(cam, sized(10 * 1024 * 1024))).toBe('InvalidParameter.UserNameIllegal');
  expect(await answeredCode(cam, sized(10 * 1024 * 1024 + 1))).toBe('RequestSizeLimitExceeded');
});

test('headers that are too long are refused with an answer', async () => {
  const answer = await sendBytes(cam, `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(60_000)}\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  expect(answer).toContain('RequestSizeLimitExceeded');
});

test.each([
  ['no HTTP', 'hello\r\n\r\n'],
  ['TLS', Buffer.from('16030100a5010000a10303', 'hex')],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  ['a length that is none', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
])('what is %s gets an error that is HTTP', async (_case, bytes) => {
  const answer = await sendBytes(cam, bytes);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain('"Code":"InvalidRequest"');
});

test.each(['host', 'authorization', 'content-type', 'x-tc-action', 'x-tc-timestamp'])(
  'fails on two headers of the name %s',
  async (name) => {
    const answer = await sendBytes(cam, `GET / HTTP/1.1\r\n${name}: a\r\n${name}: b\r\n\r\n`);
    expect(answer).toContain(`The header \`${name}\` is given twice.`);
  },
);

test('a request without a host is refused as unsigned', async () => {
  expect(await sendBytes(cam, 'GET / HTTP/1.0\r\n\r\n')).toContain('"Code":"MissingParameter"');
});

test('a client that leaves halfway is forgotten', async () => {
  await sendBytes(cam, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf');
  await sendBytes(cam, 'POST / HTTP/1.1\r\nHos');
  expect(await codeOf(sdk(cam)('ListUsers'))).toBe('no error');
});

test('stopping lets go of idle connections', async () => {
  const short = await CamEmulator.start();
  await answeredCode(short);
  await short.stop();
  await expect(answeredCode(short)).rejects.toThrow();
});

test('fails to start on a port in use', async () => {
  const port = Number(new URL(cam.url).port);
  const start = CamEmulator.start({ port });
  await expect(start).rejects.toThrow(EmulatorError);
  await expect(start).rejects.toThrow(`port \`${port}\` can't be had (EADDRINUSE); use 0 for any free one`);
});
