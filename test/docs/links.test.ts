import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ROOT, pages } from './pages';

const PROSE = /^ {0,3}(```+)[^`]*?^ {0,3}\1|`[^`\n]*`/gms;
const LINK = /\]\(([^)\s]+)\)/g;

const links = pages().flatMap(({ file, text }) =>
  [...text.replace(PROSE, '').matchAll(LINK)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => ({ file, target })),
);

test.each(links)('$file links to $target, which is there', ({ file, target }) => {
  const [path = '', anchor] = target.split('#');
  const linked = path === '' ? join(ROOT, file) : normalize(join(ROOT, dirname(file), path));
  expect(existsSync(linked)).toBe(true);
  if (anchor !== undefined) expect(anchors(readFileSync(linked, 'utf8'))).toContain(anchor);
});

/** The anchors that GitHub gives to the headings of a page. */
function anchors(markdown: string): string[] {
  return [...markdown.replace(/^```.*?^```/gms, '').matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
