import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

test('without Terraform the demo shows the synth, says in one line what is missing, and ends well', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/demo.ts'], {
    cwd: ROOT,
    env: { ...process.env, PATH: '' },
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('"source": "main.ts:17"');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(
    'The rest needs Terraform with the provider tencentcloudstack/tencentcloud: terraform is not installed',
  );
  expect(stdout).not.toContain('\r');
  expect(stdout).not.toContain('\u001b');
});
