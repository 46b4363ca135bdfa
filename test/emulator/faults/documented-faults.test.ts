import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultUsages } from 'cdktf-trtc-access/emulator';

test('the page has every fault, with what the help says of it', () => {
  const page = readFileSync(join(__dirname, '../../../docs/commands/emulator.md'), 'utf8');
  const table = page
    .split('\n')
    .filter((line) => faultUsages().some(({ usage }) => line.startsWith(`| \`${usage}\` |`)));
  expect(table).toEqual(faultUsages().map(({ usage, summary }) => `| \`${usage}\` | ${summary} |`));
});
