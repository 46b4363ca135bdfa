import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Printed } from '../emulator/emulator-process';
import { sdk } from '../emulator/sdk';

const main = join(__dirname, '../../lib/cli/main.ts');

let folder: string;
let running: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cam-cli-'));
  running = [];
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly child: ChildProcess;
  /** Resolves to what was written to stdout once that has a line. */
  readonly firstOutput: Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

function emulator(...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', main, 'emulator', ...args], { stdio: 'pipe' });
  running.push(child);
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const firstOutput = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
      if (stdout.endsWith('\n')) resolve(stdout);
    });
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return { child, firstOutput, ended };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'it prints one line of JSON, serves, and ends cleanly on %s',
  async (signal) => {
    const { child, firstOutput, ended } = emulator('--json');
    const printed = JSON.parse(await firstOutput) as Record<string, unknown> & { url: string };
    expect(Object.keys(printed)).toEqual(['url', 'adminToken', 'secretId', 'secretKey', 'ownerUin', 'env', 'accounts']);
    expect(await (await fetch(printed.url)).json()).toMatchObject({
      Response: { Error: { Code: 'MissingParameter' } },
    });
    child.kill(signal);
    const { code, stdout, stderr } = await ended;
    expect({ code, lines: stdout.trimEnd().split('\n').length }).toEqual({ code: 0, lines: 1 });
    expect(stderr).toContain(printed.url);
    expect(stderr).not.toContain(printed.secretKey);
  },
);

test('it prints variables that a shell can read', async () => {
  const { firstOutput } = emulator();
  const lines = (await firstOutput).trimEnd().split('\n');
  expect(lines).toContainEqual(expect.stringMatching(/^export HTTP_PROXY='http:\/\/127\.0\.0\.1:\d+'$/));
  expect(lines.filter((line) => !/^export [A-Z_]+='[^']*'$/.test(line))).toEqual([]);
});

test('it prints the key of each account, and only the first one is what a shell takes', async () => {
  const lines = (await emulator('--accounts', '2').firstOutput).split('\n');
  const ids = lines.filter((line) => line.includes('TENCENTCLOUD_SECRET_ID='));
  expect(ids).toEqual([expect.stringMatching(/^export /), expect.stringMatching(/^# export /)]);
  const others = lines.slice(lines.indexOf('')).map((line) => line.replace(/'\w+'$/, "'…'"));
  expect(others).toEqual([
    '',
    '# account 100001000001',
    "# export TENCENTCLOUD_SECRET_ID='…'",
    "# export TENCENTCLOUD_SECRET_KEY='…'",
    '',
  ]);
});

test.each([
  ['0', 'it is a number from 1 on'],
  ['101', 'an emulator has 1 to 100 accounts, not `101`'],
])('fails on %s accounts', async (accounts, message) => {
  const { code, stderr } = await emulator('--accounts', accounts).ended;
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(message) as unknown });
});

test('calls go wrong as it is told, and every request is recorded', async () => {
  const record = join(folder, 'requests.jsonl');
  const words = ['--fault', 'http 502', '--fault', 'latency 1ms', '--record', record];
  const { child, firstOutput, ended } = emulator('--json', ...words);
  const { url } = JSON.parse(await firstOutput) as { url: string };
  const answer = await fetch(url, { headers: { 'X-TC-Action': 'ListUsers' } });
  child.kill();
  expect(await ended).toMatchObject({ code: 0 });
  expect(answer.status).toBe(502);
  expect(JSON.parse(readFileSync(record, 'utf8'))).toMatchObject({ faults: ['http 502'], status: 502 });
});

test('fails with one line on a fault that is none', async () => {
  const { code, stdout, stderr } = await emulator('--fault', 'throttle on cam:adduser').ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(
    'trtc-access: fault `throttle on cam:adduser`: `cam` has no action `adduser` here; did you mean `AddUser`?\n',
  );
});

test('the help lists every fault', async () => {
  const { stdout } = await emulator('--help').ended;
  for (const usage of ['latency <time>', 'http <status> [body]', 'detach <user> <policy>'])
    expect(stdout).toContain(usage);
});

test('it takes presets for what their pins say', async () => {
  const presets = join(folder, 'trtc-presets.json');
  const pins = readFileSync(join(__dirname, '../../lib/emulator/presets.json'), 'utf8');
  writeFileSync(presets, pins.replaceAll('900000002', '16313163'));
  const { url, ...key } = JSON.parse(await emulator('--json', '--presets', presets).firstOutput) as Printed;
  const { List } = await sdk({ url, ...key })('ListPolicies', { Scope: 'QCS', Keyword: 'QcloudTRTCReadonlyAccess' });
  expect(List).toMatchObject([{ PolicyId: 16313163 }]);
});

test('fails with one line on a file that holds no pins', async () => {
  const presets = join(folder, 'trtc-presets.json');
  writeFileSync(presets, '{}');
  const { code, stderr } = await emulator('--presets', presets).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^trtc-access: .*it has no `schema`; a file of pins says `trtc-access\/presets@1`\n$/);
});

test('it keeps the account in the file that it is given', async () => {
  const state = join(folder, 'state.json');
  const { child, firstOutput, ended } = emulator('--state', state);
  await firstOutput;
  child.kill();
  await ended;
  expect(existsSync(state)).toBe(true);
});

test('fails with one line on a file that is something else', async () => {
  const state = join(folder, 'state.json');
  writeFileSync(state, '{}');
  const { code, stdout, stderr } = await emulator('--state', state).ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^trtc-access: state file `.+` holds no state of this emulator: .+\n$/);
});

test('fails with one line on a port in use', async () => {
  const taken: Server = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const { code, stderr } = await emulator('--port', String(port)).ended;
  taken.close();
  expect(code).toBe(1);
  expect(stderr).toBe(`trtc-access: port \`${port}\` can't be had (EADDRINUSE); use 0 for any free one\n`);
});

test.each(['-1', '65536', '80a', ''])('fails on the port %j', async (port) => {
  const { code, stderr } = await emulator('--port', port).ended;
  expect(code).toBe(1);
  expect(stderr).toContain('it is a number from 0 to 65535');
});
