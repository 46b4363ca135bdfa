import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogPage } from '../../scripts/catalog-page';

test('docs/catalog.md is what `npm run docs:catalog` writes', () => {
  expect(readFileSync(join(__dirname, '../../docs/catalog.md'), 'utf8')).toBe(catalogPage());
});
