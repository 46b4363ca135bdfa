import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesPage } from '../../../scripts/rules-page';

test('docs/review/rules.md is what `npm run docs:rules` writes', () => {
  expect(readFileSync(join(__dirname, '../../../docs/review/rules.md'), 'utf8')).toBe(rulesPage());
});
