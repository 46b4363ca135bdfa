import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CamEmulator, EmulatorError } from 'cdktf-trtc-access/emulator';
import { answeredCode, sendBytes } from '../raw-request';
import { codeOf, sdk } from '../sdk';

let folder: string;
let record: string;
let cam: CamEmulator;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cam-journal-'));
  record = join(folder, 'requests.jsonl');
  cam = await CamEmulator.start({ record });
});
afterEach(async () => {
  await cam.stop();
  rmSync(folder, { recursive: true });
});

type Entry = Record<string, unknown>;

/** Stops the emulator and reads what it has recorded. */
async function recorded(): Promise<Entry[]> {
  await cam.stop();
  const lines = readFileSync(record, 'utf8').split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line) as Entry);
}

test('a call is recorded with what it asks for and what it gets', async () => {
  await sdk(cam)('AddUser', { Name: 'alice', ConsoleLogin: 1, Email: 'a@example.com' });
  const [entry] = await recorded();
  expect(entry).toEqual({
    ...{ number: 1, time: expect.stringMatching(/^\d{4}-.+Z$/) as string, milliseconds: expect.any(Number) as number },
    ...{ product: 'cam', action: 'AddUser', secretId: cam.secretId, status: 200 },
    parameters: { Name: 'alice', ConsoleLogin: 1, Email: '***' },
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  });
});

test('no secret is recorded, wherever it is put', async () => {
  const secrets = ['hush-Password-1', 'hush-key', 'hush-sig', 'hush-typo', 'hush-json', 'hush-login', 'hush-query'];
  await codeOf(sdk(cam)('AddUser', { Name: 'alice', ConsoleLogin: 1, Password: 'hush-Password-1' }));
  await codeOf(sdk(cam)('AddUser', { Name: 'bob', Pasword: 'hush-typo' }));
  const StorageParams = { CloudStorage: { AccessKey: 'hush-key' }, Users: [{ UserSig: 'hush-sig' }] };
  const trtc = { SdkAppId: 1, StorageParams, LLMConfig: '{"APIKey":"hush-json"}' };
  await codeOf(sdk(cam, { service: 'trtc' })('CreateCloudRecording', trtc));
  const { SecretId, SecretKey } = await sdk(cam)('AddUser', { Name: 'carol', UseApi: 1 });
  await sdk(cam, { key: { secretId: SecretId as string, secretKey: SecretKey as string } })('GetUserAppId').catch(
    String,
  );
  const login = { userName: 'alice', password: 'hush-login' };
  await fetch(`${cam.url}/login`, { method: 'POST', body: JSON.stringify(login) });
  await fetch(`${cam.url}/?hush-query=1`, { headers: { Authorization: 'hush-key', Cookie: 'hush-key' } });
  await fetch(`${cam.url}/admin/faults`, { headers: { Authorization: `Bearer ${cam.adminToken}` } });
  await codeOf(sdk(cam, { method: 'GET' })('UpdateUser', { Name: 'alice', Password: 'hush-query' }));
  const entries = await recorded();
  const text = JSON.stringify(entries);
  expect(entries.map(({ action, path }) => action ?? path ?? '/')).toEqual([
    ...['AddUser', 'AddUser', 'CreateCloudRecording', 'AddUser', 'GetUserAppId', '/login', '/', '/admin/faults'],
    'UpdateUser',
  ]);
  for (const secret of [...secrets, SecretKey as string, cam.secretKey, cam.adminToken])
    expect(text).not.toContain(secret);
});

test('what is refused is recorded too, however it is wrong', async () => {
  await answeredCode(cam, { secretKey: 'wrong' });
  await answeredCode(cam, { action: 'MakeCoffee' });
  await answeredCode(cam, { body: '{' });
  await sendBytes(cam, 'hello\r\n\r\n');
  await sendBytes(cam, `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(60_000)}\r\n\r\n`);
  const entries = await recorded();
  expect(entries.map(({ status, error }) => [status, error])).toEqual([
    [200, 'AuthFailure.SignatureFailure'],
    [200, 'InvalidAction'],
    [200, 'InvalidParameter'],
    [400, 'InvalidRequest'],
    [431, 'RequestSizeLimitExceeded'],
  ]);
});

test('what goes wrong on purpose is recorded as such', async () => {
  cam.faults.add('throttle on cam:AddUser');
  cam.faults.add('drop-answer on cam:ListUsers');
  cam.faults.add('http 502 on cam:GetUserAppId');
  for (const action of ['AddUser', 'ListUsers', 'GetUserAppId']) await codeOf(sdk(cam)(action, {}));
  expect(await recorded()).toMatchObject([
    { action: 'AddUser', faults: ['throttle on cam:AddUser'], status: 200, error: 'RequestLimitExceeded' },
    { action: 'ListUsers', faults: ['drop-answer on cam:ListUsers'], broken: true },
    { action: 'GetUserAppId', faults: ['http 502 on cam:GetUserAppId'], status: 502 },
  ]);
});

test('what is too deep to be written down is cut', async () => {
  const deep = `${'['.repeat(5000)}1${']'.repeat(5000)}`;
  await answeredCode(cam, { action: 'AddUser', body: `{"Name":${deep}}` });
  const [entry] = await recorded();
  expect(entry).toMatchObject({ action: 'AddUser', error: 'InvalidParameter' });
  expect(JSON.stringify(entry?.parameters)).toBe(`{"Name":${'['.repeat(19)}"***"${']'.repeat(19)}}`);
});

test('numbers tell the order in which requests came', async () => {
  cam.faults.add('latency 100ms on cam:ListUsers');
  const slow = sdk(cam)('ListUsers');
  await cam.faults.all()[0]?.hit;
  await sdk(cam)('ListGroups');
  await slow;
  expect((await recorded()).map(({ number, action }) => [number, action])).toEqual([
    [2, 'ListGroups'],
    [1, 'ListUsers'],
  ]);
});

test('a line is in the file soon after its answer, and what was there before stays', async () => {
  await cam.stop();
  writeFileSync(record, 'before\n');
  cam = await CamEmulator.start({ record });
  await sdk(cam)('ListUsers');
  while (!readFileSync(record, 'utf8').includes('ListUsers')) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(readFileSync(record, 'utf8')).toMatch(/^before\n\{.+\}\n$/);
});

test('nobody but its owner reads the file', () => {
  expect(statSync(record).mode & 0o077).toBe(0);
});

test('fails at the start on a file that can not be written', async () => {
  await expect(CamEmulator.start({ record: folder })).rejects.toThrow(EmulatorError);
  await expect(CamEmulator.start({ record: folder })).rejects.toThrow(/^record `.+` can't be written: EISDIR/);
});

test('fails at the start when the state is in the same file, and leaves that as it is', async () => {
  const both = join(folder, 'both.json');
  const start = CamEmulator.start({ record: both, stateFile: join(folder, 'x', '..', 'both.json') });
  await expect(start).rejects.toThrow("can't hold both the state and the record; name two files");
  await (await CamEmulator.start({ stateFile: both })).stop();
});
