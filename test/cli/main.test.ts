import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { allow } from './command';

const MAIN = join(__dirname, '..', '..', 'lib', 'cli', 'main.ts');

function shell(line: string, input = '') {
  const env = { ...process.env, TRTC: `"${process.execPath}" --import tsx "${MAIN}"` };
  const { stdout, stderr, status } = spawnSync('bash', ['-c', line.replaceAll('trtc-access', 'eval $TRTC')], {
    input,
    env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

test('a process of its own reads standard input, prints and exits', () => {
  const policy = JSON.stringify(allow('trtc:RemoveUsr'));
  const { code, out, err } = shell('trtc-access check -', policy);
  expect({ code, err }).toEqual({ code: 2, err: '' });
  expect(out).toMatch(/^stdin: 1 warning\n/);
});

test('a reader that stops early is no error', () => {
  expect(shell('trtc-access compare --help | true; exit ${PIPESTATUS[0]}')).toEqual({ code: 0, out: '', err: '' });
});
