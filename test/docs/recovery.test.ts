import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recoveryRows } from '../acceptance/recovery/recovery-page';

const folder = join(__dirname, '../acceptance/recovery');

test('each row of the page on recovery is brought about by one case', () => {
  const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  const source = tests.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const cases = [...source.matchAll(/^recovery\('(.+?)', /gm)].map(([, happened]) => happened);
  const rows = recoveryRows().map(({ happened }) => happened);
  expect(rows.length).toBeGreaterThan(30);
  expect(cases.sort()).toEqual(rows.sort());
});
