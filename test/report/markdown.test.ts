import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { markdownReport } from '../../lib/report/markdown';
import { hostile, poisoned } from './hostile';
import { everything, gains, loses, review } from './review';

const parser = new MarkdownIt({ html: true, linkify: true });

function tokens(markdown: string) {
  return parser.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

describe('the Markdown report', () => {
  test('says the verdict in the first line and everything else below', () => {
    expect(markdownReport(everything())).toMatchSnapshot();
  });

  test('is one sentence and the coverage when nothing changes', () => {
    expect(markdownReport(review())).toMatchInlineSnapshot(`
"### ✅ Access does not change.

**The gate is open.**

3 CAM changes read, all understood.
"
`);
  });

  test('lets no text of others become markup, a link, an image or HTML', () => {
    const harmless = tokens(markdownReport(poisoned('x')));
    const html = harmless.filter(({ type }) => type.startsWith('html')).map(({ content }) => content);
    fc.assert(
      fc.property(hostile, (text) => {
        const found = tokens(markdownReport(poisoned(text)));
        expect(found.filter(({ type }) => ['link_open', 'image', 'em_open', 's_open'].includes(type))).toEqual([]);
        expect(found.filter(({ type }) => type.startsWith('html')).map(({ content }) => content)).toEqual(html);
        expect(found.map(({ type }) => type).filter((type) => type !== 'text' && type !== 'code_inline').length).toBe(
          harmless.filter(({ type }) => type !== 'text' && type !== 'code_inline').length,
        );
      }),
    );
  });

  test('mentions nobody outside of a code span', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const words = tokens(markdownReport(poisoned(text))).filter(({ type }) => type === 'text');
        expect(words.map(({ content }) => content).join('\n')).not.toMatch(/@\w/);
      }),
    );
  });

  test('folds what is not grave until it fits, and keeps every gain', () => {
    const principals = [
      ...Array.from({ length: 300 }, (_, index) => gains(`gainer-${index}`)),
      ...Array.from({ length: 3_000 }, (_, index) => loses(`loser-${index}`)),
    ];
    const report = markdownReport(review({ verdict: 'broadened', principals }));
    expect(report.length).toBeLessThanOrEqual(65_536);
    for (let index = 0; index < 300; index++) expect(report).toContain(`\`gainer-${index}\``);
    expect(report).toContain('**Loses access**: 3000');
  });

  test('says the numbers when even the gains do not fit', () => {
    const principals = Array.from({ length: 9_000 }, (_, index) => gains(`gainer-${index}`));
    const report = markdownReport(review({ verdict: 'broadened', principals }));
    expect(report.length).toBeLessThanOrEqual(65_536);
    expect(report).toContain('Access grows: 9000 gain');
    expect(report).toContain('too long');
  });
});
