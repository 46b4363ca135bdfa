import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeBlocks } from '../docs/code-blocks';
import { type Engine, ownEnvironment, run } from './engine';

const engines = JSON.parse(process.env.ACCEPTANCE_ENGINES ?? '[]') as Engine[];
// The demo types `terraform`, whatever else is installed.
const withTerraform = engines.some(({ command }) => command === 'terraform') ? test : test.skip;

withTerraform('the demo tells its story to the end', async () => {
  const root = join(__dirname, '..', '..');
  const { code, stdout, output } = await run(
    process.execPath,
    ['--import', 'tsx', 'scripts/demo.ts'],
    root,
    ownEnvironment(),
  );
  if (code !== 0) throw new Error(output);
  expect(stdout).toContain('Resources: 5 added, 0 changed, 0 destroyed.');
  expect(stdout).toContain('No changes.');
  expect(stdout).toContain('Those that change something: DetachUserPolicy.\n');
  expect(stdout).toContain('Destroy complete! Resources: 4 destroyed.');
  const readme = codeBlocks(readFileSync(join(root, 'README.md'), 'utf8'));
  const shown = readme.find(({ argument }) => argument === 'demo')?.text ?? '';
  expect(timeless(stdout)).toContain(timeless(shown));
  expect(stdout).toMatch(/The account is as it was found:\s+bob +nothing\n$/);
});

function timeless(text: string): string {
  return text.replace(/ after \d+s$/gm, '');
}
