import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { DARK, LIGHT } from '../../lib/report/html/style';
import { htmlReport } from '../../lib/report/html';
import { visible } from '../../lib/report/visible';
import { hostile, poisoned } from './hostile';
import { everything, gains, loses, review } from './review';

type Element = DefaultTreeAdapterMap['element'];

/** Every element of a page, as a browser would build them. */
function elements(html: string): Element[] {
  const below = (node: DefaultTreeAdapterMap['node']): Element[] =>
    'childNodes' in node
      ? node.childNodes.flatMap((child) => [...('tagName' in child ? [child] : []), ...below(child)])
      : [];
  return below(parse(html));
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

function text(node: DefaultTreeAdapterMap['node']): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(text).join('') : '';
}

function named(html: string, tagName: string): Element[] {
  return elements(html).filter((one) => one.tagName === tagName);
}

const page = htmlReport(everything());

/** The cells of one person in one of the two tables. */
function row(html: string, table: 'policies' | 'applications', who: string): string[] {
  const tables = named(html, 'table');
  const [found] = tables.filter((one) =>
    elementsIn(one, 'caption').some((caption) => attribute(caption, 'id') === table),
  );
  const rows = elementsIn(found!, 'tr').map((tr) => tr.childNodes.map(text));
  return rows.find(([name]) => name === who) ?? [];
}

function elementsIn(element: Element, tagName: string): Element[] {
  return element.childNodes.flatMap((child) =>
    'tagName' in child ? [...(child.tagName === tagName ? [child] : []), ...elementsIn(child, tagName)] : [],
  );
}

describe('the HTML report', () => {
  test('loads nothing from anywhere and runs nothing but its own script', () => {
    expect(
      elements(page).flatMap((one) =>
        ['src', 'srcset', 'action', 'style'].flatMap((name) => attribute(one, name) ?? []),
      ),
    ).toEqual([]);
    for (const link of named(page, 'a')) expect(attribute(link, 'href')).toMatch(/^#/);
    expect(named(page, 'link')).toEqual([]);
    const policy = named(page, 'meta').find((one) => attribute(one, 'http-equiv') === 'Content-Security-Policy');
    const hash = (tag: string) =>
      createHash('sha256')
        .update(text(named(page, tag)[0]!))
        .digest('base64');
    expect(attribute(policy!, 'content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash('style')}'; script-src 'sha256-${hash('script')}'; base-uri 'none'; form-action 'none'`,
    );
    expect(text(named(page, 'style')[0]!)).not.toMatch(/@import|url\(/);
  });

  test('is whole without its script: only the search is hidden', () => {
    const hidden = elements(page).filter((one) => attribute(one, 'hidden') !== undefined);
    expect(hidden.map((one) => attribute(one, 'id'))).toEqual(['tools']);
  });

  test('says first what changes and whether it may go on', () => {
    const [title] = named(page, 'h1');
    expect(text(title!)).toMatch(/^Access grows for alice, may grow for carol and shrinks for bob/);
    expect(text(named(page, 'title')[0]!)).toBe(text(title!));
  });

  test('has a table of people and policies, and one of people and applications', () => {
    expect(row(page, 'policies', 'alice')).toEqual(['alice', '+ gained● holds', '']);
    expect(row(page, 'policies', 'bob')).toEqual(['bob', '', '− lost● holdsthrough rtc']);
    expect(row(page, 'applications', 'bob')[1]).toBe('− lost● holdsrtc-moderation');
    expect(row(page, 'applications', 'Who')).toEqual(['Who', '1400000001', '1400000002', 'not known']);
  });

  test('marks what is held as before under a document that changes', () => {
    const held = { policy: 'rtc', via: null, applications: ['*'] };
    const cause = gains('bob').because[0]!;
    const html = htmlReport(
      review({
        principals: [gains('bob', { because: [{ ...cause, kind: 'policy-changed', policy: 'rtc' }] })],
        matrix: ['bob', 'eve'].map((name) => ({
          account: 'default',
          kind: 'user',
          name,
          before: [held],
          after: [held],
        })),
      }),
    );
    expect(row(html, 'policies', 'bob')[1]).toBe('± changed● holds');
    expect(row(html, 'policies', 'eve')[1]).toBe('● holds');
  });

  test('can be read by those who hear it or use no mouse', () => {
    expect(attribute(named(page, 'html')[0]!, 'lang')).toBe('en');
    for (const cell of named(page, 'th')) expect(['col', 'row']).toContain(attribute(cell, 'scope'));
    expect(named(page, 'caption')).toHaveLength(named(page, 'table').length);
    const ids = elements(page).flatMap((one) => attribute(one, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = elements(page).flatMap((one) => [
      ...(attribute(one, 'for')?.split(' ') ?? []),
      ...(attribute(one, 'aria-labelledby')?.split(' ') ?? []),
    ]);
    for (const id of referred) expect(ids).toContain(id);
    for (const link of named(page, 'a')) expect(ids).toContain(attribute(link, 'href')?.slice(1));
    const labels = named(page, 'label').flatMap((one) => [one, ...elementsIn(one, 'input')]);
    const labelled = new Set(labels.flatMap((one) => attribute(one, one.tagName === 'label' ? 'for' : 'id') ?? []));
    for (const field of named(page, 'input')) expect(labelled).toContain(attribute(field, 'id'));
    const levels = elements(page).flatMap(({ tagName }) => /^h(\d)$/.exec(tagName)?.[1] ?? []);
    expect(levels).toEqual(['1', ...levels.slice(1).map(() => '2')]);
  });

  test.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('has enough contrast on a %s page', (_, colours) => {
    const of = (name: string) => luminance(new RegExp(`--${name}: #(\\w{6})`).exec(colours)![1]!);
    const papers = ['paper', 'card', 'calm-paper', 'bad-paper', 'good-paper', 'warn-paper'];
    const pairs = [
      ...papers.map((paper) => ['ink', paper] as const),
      ...['paper', 'card', 'calm-paper'].map((paper) => ['soft', paper] as const),
      ...['bad', 'good', 'warn'].flatMap((tone) => [[tone, `${tone}-paper`] as const, [tone, 'paper'] as const]),
      ['link', 'paper'] as const,
    ];
    const tooLow = pairs.filter(([one, other]) => {
      const [high = 0, low = 0] = [of(one), of(other)].sort((a, b) => b - a);
      return (high + 0.05) / (low + 0.05) < 4.5;
    });
    expect(tooLow).toEqual([]);
  });

  test('lets no text of others become an element or an attribute', () => {
    const shape = (html: string) =>
      elements(html)
        .map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(' ')}`)
        .filter((one) => one !== 'code ')
        .sort();
    const harmless = shape(htmlReport(poisoned('x')));
    fc.assert(
      fc.property(hostile, (text) => expect(shape(htmlReport(poisoned(text)))).toEqual(harmless)),
      { numRuns: 60 },
    );
  });

  test('shows text of others as it is', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const html = htmlReport(review({ principals: [loses(name)] }));
        expect(
          elements(html)
            .filter(({ tagName }) => tagName === 'code')
            .map(text),
        ).toContain(visible(name));
      }),
      { numRuns: 60 },
    );
  });
});

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
