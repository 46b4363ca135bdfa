import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ENGINES, ROOT, Stranger } from './stranger';

test('the tests of the constructs pass with CDK Terrain in place of CDKTF', () => {
  const { folder } = new Stranger(ENGINES.find(({ engine }) => engine === 'cdktn')!.dependencies);
  const jest = spawnSync(
    process.execPath,
    [require.resolve('jest/bin/jest'), '--config', 'jest.cdktn.config.mjs', '--ci'],
    {
      cwd: ROOT,
      env: { ...process.env, CDKTN_MODULES: join(folder, 'node_modules') },
      encoding: 'utf8',
    },
  );
  expect(`exit code ${jest.status}\n${jest.status === 0 ? '' : jest.stderr}`).toBe('exit code 0\n');
});
