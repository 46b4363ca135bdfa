import { request } from 'node:http';
import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { person } from './people';
import { codeOf, sdk } from './sdk';

let cam: CamEmulator;

beforeEach(async () => {
  cam = await CamEmulator.start();
});
afterEach(() => cam.stop());

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

type Headers = Record<string, string>;

/** Sends a request as another process would, with what `headers` change. */
function admin(method: string, path: string, body?: object, headers: Headers = {}): Promise<Answer> {
  const { hostname, port, host } = new URL(cam.url);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        ...{ method, hostname, port, path: `/admin/${path}`, setHost: false },
        headers: { Host: host, Authorization: `Bearer ${cam.adminToken}`, ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Record<string, unknown> }),
        );
      },
    );
    sent.on('error', reject).end(body && JSON.stringify(body));
  });
}

test('faults are added, listed and removed by another process', async () => {
  expect(await admin('POST', 'faults', { fault: 'throttle  on cam:ListUsers' })).toEqual({
    status: 200,
    body: { id: 1, fault: 'throttle on cam:ListUsers', hits: 0 },
  });
  await admin('POST', 'faults', { fault: 'latency 1ms' });
  expect(await codeOf(sdk(cam)('ListUsers'))).toBe('RequestLimitExceeded');
  expect((await admin('GET', 'faults')).body).toMatchObject({ faults: [{ id: 1, hits: 1 }, { id: 2 }] });
  expect((await admin('DELETE', 'faults/1')).status).toBe(200);
  expect(await codeOf(sdk(cam)('ListUsers'))).toBe('no error');
  await admin('DELETE', 'faults');
  expect((await admin('GET', 'faults')).body).toEqual({ faults: [] });
});

test('things are changed in the console, in words and by the API', async () => {
  const attach = (change: string): Promise<Answer> => admin('POST', 'console', { change });
  await attach('create-user alice');
  await attach('attach alice QcloudTRTCFullAccess');
  await attach('attach alice QcloudTRTCReadonlyAccess');
  await attach('detach alice QcloudTRTCReadonlyAccess');
  expect((await admin('GET', 'accounts')).body).toMatchObject({
    accounts: [{ ownerUin: cam.ownerUin, users: [{ userName: 'alice', policies: ['QcloudTRTCFullAccess'] }] }],
  });
  const group = { action: 'CreateGroup', parameters: { GroupName: 'rota' } };
  expect((await admin('POST', 'console', group)).body).toEqual({ GroupId: expect.any(Number) as number });
  await attach('withdraw QcloudTRTCFullAccess');
  await attach('delete-user alice');
  expect((await admin('GET', 'accounts')).body).toMatchObject({
    accounts: [{ users: [], groups: [{ groupName: 'rota' }] }],
  });
});

test('a change happens in the account that is named, or in the first one', async () => {
  const { ownerUin } = await cam.addAccount();
  await admin('POST', 'console', { ownerUin, change: 'create-user there' });
  await admin('POST', 'console', { change: 'create-user here' });
  expect((await admin('GET', 'accounts')).body).toMatchObject({
    accounts: [{ users: [{ userName: 'here' }] }, { ownerUin, users: [{ userName: 'there' }] }],
  });
});

test.each<[string, Headers]>([
  ['without the token', { Authorization: '' }],
  ['with another token', { Authorization: 'Bearer x' }],
  ['from a web page', { Origin: 'http://evil.example' }],
  ['from a web page of this machine', { Origin: 'http://127.0.0.1:8080' }],
  ['from a browser', { 'Sec-Fetch-Site': 'none' }],
  ['under a name that was made to mean this machine', { Host: 'evil.example' }],
  ['under a name that only begins well', { Host: '127.0.0.1.evil.example' }],
])('fails %s, and changes nothing', async (_who, headers) => {
  for (const [method, path] of [
    ['POST', 'faults'],
    ['DELETE', 'faults'],
    ['GET', 'accounts'],
  ] as const) {
    const sent = method === 'POST' ? { fault: 'throttle' } : undefined;
    const { status, body } = await admin(method, path, sent, headers);
    expect(status).toBe(403);
    expect(Object.keys(body)).toEqual(['error']);
    expect(JSON.stringify(body)).not.toContain(cam.adminToken);
  }
  expect(cam.faults.all()).toEqual([]);
});

test("fails with a key of the account: neither a sub-user's nor its owner's is enough", async () => {
  const { key } = person(cam, 'alice', 'AdministratorAccess');
  for (const secret of [key.secretKey, cam.secretKey]) {
    expect((await admin('GET', 'accounts', undefined, { Authorization: `Bearer ${secret}` })).status).toBe(403);
  }
});

test('fails as a proxy: what the provider is led to is the API alone', async () => {
  const { hostname, port } = new URL(cam.url);
  const path = 'http://127.0.0.1/admin/accounts';
  const headers = { Authorization: `Bearer ${cam.adminToken}` };
  const text = await new Promise<string>((resolve) => {
    request({ hostname, port, path, headers }, (response) => {
      response.setEncoding('utf8').on('data', (chunk: string) => resolve(chunk));
    }).end();
  });
  expect(text).toContain('"Code":');
});

test.each<[string, string, object | undefined, number, string]>([
  ['POST', 'faults', { fault: 'throtle' }, 400, 'fault `throtle`: `throtle` is no fault; the faults are'],
  ['POST', 'faults', {}, 400, 'missing a required parameter `fault`'],
  ['POST', 'faults', undefined, 400, 'is not JSON'],
  ['DELETE', 'faults/7', undefined, 404, 'there is no fault `7`; `GET /admin/faults` lists them'],
  ['POST', 'console', {}, 400, 'send either a `change` in words or an `action` of CAM with its `parameters`'],
  [
    'POST',
    'console',
    { change: 'atach alice X' },
    400,
    'change `atach alice X`: it is none; write `create-user <user>`,',
  ],
  ['POST', 'console', { change: 'attach alice' }, 400, 'change `attach alice`: it is none; write '],
  ['POST', 'console', { change: 'detach alice QcloudTRTCFullAccess' }, 400, 'The user does not exist.'],
  ['POST', 'console', { change: 'withdraw Nothing' }, 400, 'the account has no preset `Nothing`'],
  ['POST', 'console', { change: 'widen QcloudTRTCFullAccess x' }, 400, 'action `x`: write a product and a name'],
  ['POST', 'console', { ownerUin: '1', change: 'create-user x' }, 400, 'there is no account `1`'],
  ['POST', 'console', { action: 'MakeCoffee' }, 400, 'action `MakeCoffee` of CAM is not served by the emulator'],
  ['PUT', 'faults', {}, 404, 'there is no such thing; what is there: `GET /admin/faults`, '],
  ['GET', 'secrets', undefined, 404, 'there is no such thing'],
])('fails on %s %s %j', async (method, path, body, status, message) => {
  const answer = await admin(method, path, body);
  expect(answer.status).toBe(status);
  expect(answer.body.error).toContain(message);
});
