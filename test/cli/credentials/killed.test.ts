import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnsweredRequest, CamEmulator } from 'cdktf-trtc-access/emulator';

const main = join(__dirname, '../../../lib/cli/main.ts');

let folder: string;
let cam: CamEmulator;
let onRequest: (request: AnsweredRequest) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
  onRequest = () => undefined;
  cam = await CamEmulator.start({ onRequest: (request) => onRequest(request) });
  cam.console.call('AddUser', { Name: 'bob' });
});
afterEach(async () => {
  await cam.stop();
  rmSync(folder, { recursive: true });
});

const file = () => readFileSync(join(folder, 'bob.csv'), 'utf8');

/** Issues Bob's key in a process of its own, which gets a signal once CAM has made the key and not told it yet. */
async function issue(signal?: NodeJS.Signals) {
  const words = ['--import', 'tsx', main, 'credentials', 'issue', 'bob', '--output', join(folder, 'bob.csv')];
  const env = { ...process.env, ...cam.env };
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onRequest = ({ action }) => void (signal && action === 'CreateAccessKey' && child.kill(signal));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const [code, killedBy] = (await once(child, 'close')) as [number | null, string | null];
  return { code, killedBy, said };
}

function keys(): string[] {
  const { Uin } = cam.console.call('GetUser', { Name: 'bob' });
  const { AccessKeys } = cam.console.call('ListAccessKeys', { TargetUin: Uin });
  return (AccessKeys as { AccessKeyId: string }[]).map(({ AccessKeyId }) => AccessKeyId);
}

/** The file holds the one key that there is, and nobody was told its secret. */
function expectWhole(said: string): void {
  const [, , secretId, secretKey = ''] = JSON.parse(`[${file().split('\r\n')[1]}]`) as string[];
  expect(keys()).toEqual([secretId]);
  expect(said).not.toContain(secretKey);
}

test('a process that is killed once its key is made leaves no secret, and the next one cleans up and finishes', async () => {
  expect(await issue('SIGKILL')).toMatchObject({ killedBy: 'SIGKILL' });
  expect(readdirSync(folder)).toEqual(['bob.csv']);
  expect(file()).toMatch(/^trtc-access was to write credentials here and did not get to it/);
  const [lost] = keys();
  expect(lost).toBeDefined();

  const { code, said } = await issue();
  expect(code).toBe(0);
  expect(said).toContain(`API key \`${lost}\` of an interrupted run deleted, whose secret nobody has`);
  expectWhole(said);
});

test.each(['SIGINT', 'SIGTERM'] as const)('a process that gets %s then finishes what it began', async (signal) => {
  const { code, said } = await issue(signal);
  expect(code).toBe(0);
  expect(said).toContain('finishing what was begun; interrupt again to stop at once');
  expectWhole(said);
});
