import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnsweredRequest, CamEmulator } from 'cdktf-trtc-access/emulator';

const main = join(__dirname, '../../../lib/cli/main.ts');

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'killed-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a process that is killed once its key is made leaves no secret, and the next one cleans up and finishes', async () => {
  let onRequest: (request: AnsweredRequest) => void = () => undefined;
  const cam = await CamEmulator.start({ onRequest: (request) => onRequest(request) });
  cam.console.call('AddUser', { Name: 'bob' });
  const output = join(folder, 'bob.csv');
  const issue = () => {
    const words = ['--import', 'tsx', main, 'credentials', 'issue', 'bob', '--output', output];
    const child = spawn(process.execPath, words, {
      env: { ...process.env, ...cam.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    return {
      child,
      ended: once(child, 'close').then(([code, signal]) => ({ code: code as number, signal: signal as string, said })),
    };
  };

  const first = issue();
  onRequest = ({ action }) => void (action === 'CreateAccessKey' && first.child.kill('SIGKILL'));
  expect(await first.ended).toMatchObject({ signal: 'SIGKILL' });
  expect(readdirSync(folder)).toEqual(['bob.csv']);
  expect(readFileSync(output, 'utf8')).toMatch(/^trtc-access was to write credentials here and did not get to it/);
  const keys = () =>
    (
      cam.console.call('ListAccessKeys', { TargetUin: cam.console.call('GetUser', { Name: 'bob' }).Uin })
        .AccessKeys as { AccessKeyId: string }[]
    ).map(({ AccessKeyId }) => AccessKeyId);
  const [lost] = keys();
  expect(lost).toBeDefined();

  onRequest = () => undefined;
  const second = await issue().ended;
  expect(second.code).toBe(0);
  expect(second.said).toContain(`API key \`${lost}\` of an interrupted run deleted, whose secret nobody has`);
  const [, row = ''] = readFileSync(output, 'utf8').split('\r\n');
  const [, , secretId, secretKey = ''] = JSON.parse(`[${row}]`) as string[];
  expect(keys()).toEqual([secretId]);
  expect(second.said).not.toContain(secretKey);
  await cam.stop();
});
