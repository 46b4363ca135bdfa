import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, installProvider } from '../test/acceptance/engine';

/**
 * `npm run test:acceptance [-- --required] [-- --full] [-- <jest's own words>]`: the cases of test/acceptance with every
 * engine that can install the provider. Where none can, nothing is tested, and that is said; with `--required` it is an
 * error. With `--full` the sweeps run too, which kill Terraform at each call that it makes.
 */
async function main(words: readonly string[]): Promise<number> {
  const required = words.includes('--required');
  const folder = mkdtempSync(join(tmpdir(), 'acceptance-'));
  try {
    const found = await Promise.all(
      ['terraform', 'tofu'].map((command) => installProvider(command, join(folder, command))),
    );
    const engines = found.filter((one) => typeof one !== 'string');
    const reasons = found.filter((one) => typeof one === 'string').join('; ');
    if (engines.length === 0) {
      console.log(`acceptance: not run: ${reasons}`);
      return required ? 1 : 0;
    }
    console.log(`acceptance: with ${engines.map(({ command }) => command).join(' and ')}${reasons && `; ${reasons}`}`);
    return await jest(
      folder,
      engines,
      words.filter((word) => !OWN_WORDS.includes(word)),
      words.includes('--full'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const OWN_WORDS = ['--required', '--full'];

function jest(folder: string, engines: readonly Engine[], words: readonly string[], full: boolean): Promise<number> {
  const cases = join(folder, 'cases');
  mkdirSync(cases);
  const args = [require.resolve('jest/bin/jest'), '--config', 'jest.acceptance.config.mjs', ...words];
  const env = {
    ...process.env,
    ...{ ACCEPTANCE_ENGINES: JSON.stringify(engines), ACCEPTANCE_FOLDER: cases },
    ...(full && { ACCEPTANCE_FULL: 'yes' }),
  };
  const child = spawn(process.execPath, args, { stdio: 'inherit', env });
  // Ctrl-C reaches jest too; what it leaves is cleared away once it is gone.
  process.on('SIGINT', () => undefined);
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
