import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages, ROOT } from './pages';

const written = readFileSync(join(ROOT, 'examples/pull-request/expected/review.md'), 'utf8').split('\n');

test('the first page quotes the review of the worked example, in its order', () => {
  const { text = '' } = pages().find(({ file }) => file === 'README.md') ?? {};
  const quoted = text.split('\n').filter((line) => line.startsWith('>'));
  const lines = quoted.map((line) => line.replace(/^> ?/, '')).filter((line) => line !== '');
  expect(lines.length).toBeGreaterThan(5);
  let at = 0;
  for (const line of lines) {
    at = written.indexOf(line, at);
    expect({ line, isThere: at !== -1 }).toEqual({ line, isThere: true });
  }
});
