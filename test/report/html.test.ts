import fc from 'fast-check';
import { htmlReport } from '../../lib/report/html';
import { hostile, poisoned } from './hostile';
import { everything } from './review';

/** The tags of a page without their text. Names decide on the order of columns, backticks on what is set as a value. */
function tags(html: string): string[] {
  return [...html.matchAll(/<(?!\/?code>)[^>]*>/g)].map(([tag]) => tag.replace(/ title="[^"]*"/, '')).sort();
}

describe('the HTML report', () => {
  test('loads nothing from anywhere', () => {
    const html = htmlReport(everything());
    expect(html).toContain(`default-src 'none'`);
    expect(html).not.toMatch(/\b(src|href)=|@import|url\(/);
  });

  test('shows who holds what, before and after, in words', () => {
    const html = htmlReport(everything());
    expect(html).toContain('<span class="gained">+ gained</span>');
    expect(html).toContain('<span class="lost" title="through rtc">− lost</span>');
  });

  test('says "not known" where a policy has no document', () => {
    expect(htmlReport(everything())).toContain('<th scope="col">not known</th>');
  });

  test('lets no text of others become a tag or leave its attribute', () => {
    const harmless = tags(htmlReport(poisoned('x')));
    fc.assert(fc.property(hostile, (text) => expect(tags(htmlReport(poisoned(text)))).toEqual(harmless)));
  });
});
