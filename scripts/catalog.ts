// Writes docs/catalog.md. A test fails when the page is not what this would write.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogPage } from './catalog-page';

writeFileSync(join(__dirname, '..', 'docs', 'catalog.md'), catalogPage());
