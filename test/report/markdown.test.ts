import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { markdownReport } from '../../lib/report/markdown';
import { type Review } from '../../lib/review/review';
import { hostile, poisoned } from './hostile';
import { everything, gains, loses, review } from './review';

const parser = new MarkdownIt({ html: true, linkify: true });

function tokens(markdown: string) {
  return parser.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

/** What a reader sees outside of code, which GitHub searches for mentions, issues and commits. */
function words(markdown: string): string {
  return tokens(markdown)
    .filter(({ type }) => type === 'text')
    .map(({ content }) => content)
    .join('\n');
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
      { numRuns: 60 },
    );
  });

  test('mentions nobody, and refers to no issue or commit', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(words(markdownReport(poisoned(text)))).not.toMatch(/@\w|#\d|\bgh-\d|\b[0-9a-f]{7,40}\b/i);
      }),
      { numRuns: 60 },
    );
  });

  test('names several to whom the same happens in one item, and folds many', () => {
    const few = markdownReport(review({ principals: ['a', 'b', 'c'].map((name) => gains(name)) }));
    expect(few).toContain('- 🔺 3 users: `a`, `b`, `c`\n');
    const many = markdownReport(review({ principals: Array.from({ length: 13 }, (_, at) => gains(`u${at}`)) }));
    expect(many).toContain('- 🔺 13 users\n');
    expect(tokens(many).find(({ content }) => content.includes('All 13'))?.type).toBe('html_block');
  });
});

describe('a Markdown report that is too long', () => {
  /** Everybody for a reason of their own, so that nobody shares a line. */
  const apart = (one: Review['principals'][number]) => ({
    ...one,
    because: one.because.map((cause) => ({ ...cause, source: `access/${one.name}.ts:1` })),
    reasons: [`a reason of \`${one.name}\``],
  });
  const numbered = (count: number, name: string, make: typeof gains) =>
    Array.from({ length: count }, (_, at) => apart(make(`${name}-${at}`)));

  test('first loses what is not grave, then what lies behind each gain', () => {
    const principals = [...numbered(150, 'gainer', gains), ...numbered(3_000, 'loser', loses)];
    const report = markdownReport(review({ verdict: 'broadened', principals }));
    expect(report.length).toBeLessThanOrEqual(65_536);
    expect(report.includes('**Loses access**: 3000')).toBe(true);
    expect(report.includes('  - because: `QcloudTRTCFullAccess` is attached (`access/gainer-149.ts:1`)')).toBe(true);
    const longer = markdownReport(review({ principals: numbered(3_000, 'gainer', gains) }));
    expect(longer.length).toBeLessThanOrEqual(65_536);
    expect(longer.includes('`gainer-2999`')).toBe(true);
  });

  test('never leaves out a gain, a doubt or a reason for the gate without saying how many', () => {
    const size = fc.nat(2_000);
    const names = fc.constantFrom('a', 'somebody-with-quite-a-long-name', '|`<@#|`<@#');
    fc.assert(
      fc.property(size, size, size, names, fc.constantFrom(6_000, 65_536), (gain, doubt, unread, name, limit) => {
        const unknown = { verdict: 'unknown', gained: null } as const;
        const report = markdownReport(
          review({
            verdict: 'unknown',
            principals: [...numbered(gain, name, gains), ...numbered(doubt, `${name}?`, (one) => gains(one, unknown))],
            coverage: {
              read: unread,
              understood: 0,
              notUnderstood: Array.from({ length: unread }, (_, at) => ({ address: `${name}!${at}`, why: 'for now' })),
            },
          }),
          { limit },
        );
        expect(report.length).toBeLessThanOrEqual(limit);
        const values = new Set(
          tokens(report)
            .filter(({ type }) => type === 'code_inline')
            .map(({ content }) => content),
        );
        const sections: readonly [string, number, (at: number) => string][] = [
          ['Gains access', gain, (at) => `${name}-${at}`],
          ['Cannot be told', doubt, (at) => `${name}?-${at}`],
          ['Not understood', unread, (at) => `${name}!${at}`],
        ];
        for (const [title, count, nameOf] of sections) {
          const named = Array.from({ length: count }, (_, at) => nameOf(at)).filter((one) => values.has(one)).length;
          if (named === count) continue;
          const left = named === 0 ? '' : `, of which ${count - named} have no room here: `;
          expect(report.includes(`**${title}**: ${count}${left}`)).toBe(true);
        }
      }),
      { numRuns: 5 },
    );
  });
});
