import { outline } from '../../lib/report/outline';
import { render } from '../../lib/report/phrase';
import { type Review } from '../../lib/review/review';
import { everything, gains, loses, review } from './review';

const said = (phrase: Parameters<typeof render>[0]) => render(phrase, String, (value) => `\`${value}\``);
const headlineOf = (parts: Partial<Review>) => said(outline(review(parts)).headline);
const credential = (event: Review['credentials'][number]['event'], user = 'svc') =>
  ({ account: 'default', user, event, address: 'a', source: null }) as const;

describe('the first sentence', () => {
  test.each<[string, Partial<Review>]>([
    ['Access does not change.', {}],
    ['Access stays the same, written differently.', { verdict: 'equivalent' }],
    ['Access grows for `a` and shrinks for `b`.', { principals: [gains('a'), loses('b')] }],
    ['Access grows for `a` and group `g`.', { principals: [gains('a'), gains('g', { kind: 'group' })] }],
    ['Access grows for 4 users.', { principals: ['a', 'b', 'c', 'd'].map((name) => gains(name)) }],
    ['Access may grow for `a`.', { principals: [gains('a', { verdict: 'unknown', gained: null })] }],
    ['Access does not change; `svc` gets an API key.', { credentials: [credential('key-created')] }],
    [
      'Access does not change; 4 credentials change.',
      { credentials: ['a', 'b', 'c', 'd'].map((user) => credential('key-created', user)) },
    ],
    [
      'Whether access changes cannot be told; 1 thing could not be understood.',
      { coverage: { read: 1, understood: 0, notUnderstood: [{ address: 'a', why: 'b' }] } },
    ],
  ])('is: %s', (sentence, parts) => expect(headlineOf(parts)).toBe(sentence));
});

describe('an item', () => {
  const items = (parts: Partial<Review>) =>
    outline(review(parts)).sections.flatMap(({ items }) =>
      items.map(({ title, people, details }) => [
        said(title),
        people.map(said),
        details.map(({ label, text, source }) => `${label} ${said(text)}${source === null ? '' : ` at ${source}`}`),
      ]),
    );
  const cause = gains('a').because[0]!;

  test('is for all to whom the same happens for the same reason, and for no others', () => {
    const other = gains('c', { because: [{ ...cause, source: 'access/c.ts:1' }] });
    const found = items({ principals: [gains('a'), gains('b'), other] });
    expect(found.map(([title, people]) => [title, people])).toEqual([
      ['2 users', ['`a`', '`b`']],
      ['`c`', []],
    ]);
  });

  test('says what a group that is joined holds in one line, and until when and for whom a grant is', () => {
    const joined = { ...cause, kind: 'joined', via: 'ops', source: null, address: 'm' } as const;
    const because = [
      { ...joined, policy: 'one' },
      { ...joined, policy: 'two' },
      { ...cause, validUntil: '2027-01-31', owner: 'team', reason: 'rota' },
    ];
    expect(items({ principals: [gains('a', { because })] })[0]?.[2]).toEqual([
      'may now for example `trtc:RemoveUser` on application `1400000001`',
      'because joins `ops`, which holds `one` and `two` at m',
      'because `QcloudTRTCFullAccess` is attached, until `2027-01-31`, for `team`, “rota” at access/alice.ts:21',
    ]);
  });

  test('tells of a user who is made anew under another name', () => {
    const own = (kind: 'principal-added' | 'principal-removed') => [
      { ...cause, kind, policy: null, address: 'user.u' },
    ];
    const found = items({
      principals: [
        gains('anna2', { change: 'added', because: own('principal-added') }),
        loses('anna', { change: 'removed', because: own('principal-removed') }),
      ],
    });
    expect(found[0]?.[2]).toContain('note is made anew in place of `anna`, who goes');
  });

  test('says that more may be in a group that exists already', () => {
    const [found] = items({ principals: [gains('ops', { kind: 'group', declared: false })] });
    expect(found?.[0]).toBe('`ops`, a group that exists already, and whoever is in it');
  });

  test('does not say twice that a document is not known', () => {
    const gained = { action: 'everything in X, not pinned', resource: '*', context: {} };
    const reasons = ['the document of `X` is not known: what it grants is taken for new', 'and more'];
    const [found] = items({ principals: [gains('a', { gained, reasons, because: [] })] });
    expect(found?.[2]).toEqual(['may now whatever `X` grants, which is not pinned', 'note and more']);
  });
});

describe('the gate', () => {
  const closed = (closedBy: Review['gate']['closedBy'], accepted: readonly string[] = []) =>
    outline({ ...everything(), gate: { state: 'closed', reasons: ['why'], closedBy, accepted } });

  test('marks what closes it', () => {
    const titles = closed(['growth', 'findings'])
      .sections.filter(({ closes }) => closes)
      .map(({ title }) => title);
    expect(titles).toEqual(['Gains access', 'Cannot be told', 'Errors']);
  });

  test('shows what accepts growth and pins, and nothing for what no fingerprint accepts', () => {
    const [change, pin] = [everything().fingerprint, everything().pinChanges[0]?.fingerprint];
    expect(closed(['growth']).acceptance?.lines).toEqual([`Access-Accepted: ${change}`]);
    expect(closed(['growth', 'pins']).acceptance?.lines).toEqual([
      `Access-Accepted: ${change}`,
      `Access-Accepted: ${pin}`,
    ]);
    expect(closed(['growth', 'pins'], [pin!]).acceptance?.lines).toEqual([`Access-Accepted: ${change}`]);
    expect(closed(['unread', 'findings']).acceptance).toBeNull();
  });

  test('says the fingerprint once, also when nothing waits for it', () => {
    const fingerprints = (content: ReturnType<typeof outline>) =>
      content.footer.map(said).filter((line) => line.startsWith('Fingerprint'));
    expect(fingerprints(closed(['growth']))).toEqual([]);
    expect(fingerprints(closed(['unread']))).toHaveLength(1);
  });
});
