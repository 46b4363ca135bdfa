import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { person } from '../people';
import { codeOf, sdk } from '../sdk';

let cam: CamEmulator;

beforeEach(async () => {
  cam = await CamEmulator.start();
});
afterEach(() => cam.stop());

const addUser = (Name: string): Promise<string> => codeOf(sdk(cam)('AddUser', { Name }));

function users(): string[] {
  return cam.console.summary().users.map(({ userName }) => userName);
}

/** Sends something that looks like a call, and resolves to the whole answer. */
async function http(action = 'GetUserAppId'): Promise<{ status: number; type: string | null; body: string }> {
  const headers = { 'X-TC-Action': action, 'X-TC-Version': '2019-01-16', 'X-TC-Timestamp': '1' };
  const answer = await fetch(cam.url, { method: 'POST', headers });
  return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.text() };
}

test('a throttled call is refused and not done, and the next one goes through', async () => {
  const fault = cam.faults.add('throttle on cam:AddUser call 1');
  expect(await addUser('alice')).toBe('RequestLimitExceeded');
  expect(users()).toEqual([]);
  expect(await addUser('alice')).toBe('no error');
  expect(fault.hits).toBe(1);
});

test('the calls that are meant are counted, and no others', async () => {
  cam.faults.add('error InternalError on cam:AddUser call 2-3');
  const codes = [];
  for (const name of ['a', 'b', 'c', 'd']) {
    await sdk(cam)('ListUsers');
    codes.push(await addUser(name));
  }
  expect(codes).toEqual(['no error', 'InternalError', 'InternalError', 'no error']);
});

test('the broken connection of a dropped request means that nothing happened', async () => {
  cam.faults.add('drop-request on cam:AddUser');
  expect(await addUser('alice')).toMatch(/socket hang up|ECONNRESET/);
  expect(users()).toEqual([]);
});

test('the broken connection of a dropped answer hides that it is done', async () => {
  const fault = cam.faults.add('drop-answer on cam:AddUser call 1');
  expect(await addUser('alice')).toMatch(/socket hang up|ECONNRESET/);
  await fault.hit;
  expect(users()).toEqual(['alice']);
  expect(await addUser('alice')).toBe('InvalidParameter.SubUserNameInUse');
});

test('HTTP errors come as a page, as JSON without an error, and as JSON with one', async () => {
  const answers = [];
  for (const fault of ['http 502', 'http 500 json', 'http 500 InternalError']) {
    const added = cam.faults.add(fault);
    answers.push(await http());
    added.remove();
  }
  const [page, empty, error] = answers;
  expect(page).toMatchObject({ status: 502, type: 'text/html', body: expect.stringMatching(/^<html>/) as string });
  expect(empty).toMatchObject({ status: 500, type: 'application/json' });
  expect(JSON.parse(empty?.body ?? '')).toEqual({ Response: { RequestId: expect.any(String) as string } });
  expect(error?.status).toBe(500);
  expect(JSON.parse(error?.body ?? '')).toMatchObject({ Response: { Error: { Code: 'InternalError' } } });
});

test('an answer that comes late is done at once', async () => {
  cam.faults.add('latency 300ms on cam:AddUser');
  const begun = performance.now();
  const call = addUser('alice');
  while (users().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(performance.now() - begun).toBeLessThan(300);
  expect(await call).toBe('no error');
  expect(performance.now() - begun).toBeGreaterThan(290);
});

test.each([
  ['hang-request', []],
  ['hang-answer', ['alice']],
])('what hangs by %s breaks when the fault is removed', async (kind, done) => {
  const fault = cam.faults.add(`${kind} on cam:AddUser`);
  const call = addUser('alice');
  await fault.hit;
  expect(users()).toEqual(done);
  fault.remove();
  expect(await call).toMatch(/socket hang up|ECONNRESET/);
  expect(users()).toEqual(done);
  expect(cam.faults.all()).toEqual([]);
});

test('an emulator that stops does not wait for what hangs or is late', async () => {
  const other = await CamEmulator.start({ faults: ['hang-request on cam:AddUser', 'latency 60s on cam:ListUsers'] });
  const calls = [codeOf(sdk(other)('AddUser', { Name: 'x' })), codeOf(sdk(other)('ListUsers'))];
  await Promise.all(other.faults.all().map(({ hit }) => hit));
  const begun = performance.now();
  await other.stop();
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(await Promise.all(calls)).toEqual([expect.stringMatching(/hang up|ECONNRESET/), 'no error']);
});

test('reads lag behind, and writes do not', async () => {
  await addUser('before');
  const lag = cam.faults.add('lag 60s on cam:*');
  await addUser('after');
  const listed = async (): Promise<unknown> => {
    const { Data } = (await sdk(cam)('ListUsers')) as { Data: { Name: string }[] };
    return Data.map(({ Name }) => Name);
  };
  expect(await listed()).toEqual(['before']);
  expect(await codeOf(sdk(cam)('GetUser', { Name: 'after' }))).toBe('ResourceNotFound.UserNotExist');
  expect(await addUser('after')).toBe('InvalidParameter.SubUserNameInUse');
  lag.remove();
  expect(await listed()).toEqual(['before', 'after']);
});

test('what lags is seen in the end', async () => {
  cam.faults.add('lag 300ms on cam:GetUser');
  await addUser('alice');
  const found = (): Promise<string> => codeOf(sdk(cam)('GetUser', { Name: 'alice' }));
  expect(await found()).toBe('ResourceNotFound.UserNotExist');
  await new Promise((resolve) => setTimeout(resolve, 350));
  expect(await found()).toBe('no error');
});

test('a permission lags where the calls that need it do', async () => {
  const { key } = person(cam, 'alice', { effect: 'allow', action: ['trtc:*'], resource: ['*'] });
  const call = (): Promise<string> =>
    codeOf(sdk(cam, { service: 'trtc', key })('DescribeCallDetailInfo', { SdkAppId: 1 }));
  expect(await call()).toBe('no error');
  const lag = cam.faults.add('lag 60s on trtc:*');
  for (const policy of cam.console.summary().users[0]?.policies ?? []) cam.console.detachUserPolicy('alice', policy);
  expect(await call()).toBe('no error');
  lag.remove();
  expect(await call()).toBe('AuthFailure.UnauthorizedOperation');
});

test('somebody changes things in the console between two calls', async () => {
  cam.console.createUser('alice');
  cam.console.attachUserPolicy('alice', 'QcloudTRTCFullAccess');
  cam.faults.add('detach alice QcloudTRTCFullAccess on cam:GetUser call 2');
  const held = async (): Promise<unknown> => {
    await sdk(cam)('GetUser', { Name: 'alice' });
    return cam.console.summary().users[0]?.policies;
  };
  expect(await held()).toEqual(['QcloudTRTCFullAccess']);
  expect(await held()).toEqual([]);
});

test('Tencent withdraws one preset and widens another', async () => {
  const names = ['QcloudTRTCFullAccess', 'QcloudTRTCReadonlyAccess'];
  cam.faults.add(`withdraw ${names[0]}`);
  cam.faults.add(`widen ${names[1]} trtc:DismissRoom`);
  const { List } = (await sdk(cam)('ListPolicies', { Keyword: 'QcloudTRTC', Rp: 200 })) as {
    List: { PolicyId: number; PolicyName: string }[];
  };
  expect(List.map(({ PolicyName }) => PolicyName)).toEqual([names[1]]);
  const { PolicyDocument } = await sdk(cam)('GetPolicy', { PolicyId: List[0]?.PolicyId });
  expect(JSON.parse(PolicyDocument as string)).toMatchObject({
    statement: [{ action: ['trtc:Describe*'] }, { effect: 'allow', action: ['trtc:DismissRoom'], resource: ['*'] }],
  });
});

test('a change that can not be made is told to whoever calls', async () => {
  cam.faults.add('detach nobody QcloudTRTCFullAccess');
  const { status, body } = await http();
  expect(status).toBe(500);
  expect(body).toContain('The user does not exist.');
});

test('several faults hit one call, the first one first', async () => {
  cam.faults.add('latency 100ms');
  const second = cam.faults.add('throttle');
  const third = cam.faults.add('drop-answer');
  const begun = performance.now();
  expect(await addUser('alice')).toBe('RequestLimitExceeded');
  expect(performance.now() - begun).toBeGreaterThan(90);
  expect([second.hits, third.hits]).toEqual([1, 1]);
  expect(users()).toEqual([]);
});

test('what no fault is about, and what is no call, stays as it is', async () => {
  cam.faults.add('throttle on cam:AddUser');
  expect(await codeOf(sdk(cam)('ListUsers'))).toBe('no error');
  cam.faults.add('drop-request');
  expect((await fetch(cam.url)).status).toBe(200);
  cam.faults.clear();
  expect(await addUser('alice')).toBe('no error');
});

test('fails to start with a fault that is none', async () => {
  await expect(CamEmulator.start({ faults: ['throtle'] })).rejects.toThrow('fault `throtle`: `throtle` is no fault');
});
