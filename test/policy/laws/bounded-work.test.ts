import { compareAccess, evaluate, type Grants } from '../../../lib/policy';
import { allow, application, deny, document, holding } from '../oracle/build';

/** `abcabc…`, a letter of which the others do not tell apart. */
function letters(length: number): string {
  return 'abc'.repeat(length).slice(0, length);
}

/** Inputs that take a careless matcher minutes, years or all memory. Jest's timeout is the clock. */
const hostile: [string, Grants, Grants][] = [
  [
    'many stars that almost match',
    holding(allow(`trtc:${'*a'.repeat(300)}*b`)),
    holding(allow(`trtc:${'*a'.repeat(300)}*c`)),
  ],
  ['one star more', holding(allow(`trtc:${'*a'.repeat(400)}*`)), holding(allow(`trtc:${'*a'.repeat(401)}*`))],
  [
    'an allow and a deny whose stars interleave in all ways',
    holding(allow(`trtc:${'*a'.repeat(60)}*`), deny(`trtc:${'*b'.repeat(60)}*`)),
    holding(allow(`trtc:${'*a'.repeat(60)}*`), deny(`trtc:${'*b'.repeat(61)}*`)),
  ],
  [
    'stars in action and resource at once, within a boundary',
    {
      documents: [document(allow(`trtc:${'*a*b'.repeat(40)}`, application('*1*2'.repeat(40))))],
      boundary: document(allow('trtc:*')),
    },
    {
      documents: [document(allow(`trtc:${'*b*a'.repeat(40)}`, application('*2*1'.repeat(40))))],
      boundary: document(allow(`trtc:${'*a'.repeat(50)}*`)),
    },
  ],
  [
    'hundreds of names against hundreds of denies',
    holding(
      allow(Array.from({ length: 250 }, (_, at) => `trtc:A${at}*`)),
      deny(Array.from({ length: 250 }, (_, at) => `trtc:*${at}`)),
    ),
    holding(
      allow(Array.from({ length: 251 }, (_, at) => `trtc:A${at}*`)),
      deny(Array.from({ length: 249 }, (_, at) => `trtc:*${at}`)),
    ),
  ],
  [
    'conditions on twenty keys',
    holding(
      ...Array.from({ length: 20 }, (_, at) =>
        allow('trtc:*', '*', { string_not_equal: { [`a:k${at}`]: ['x', 'y', 'z'] } }),
      ),
    ),
    holding(
      ...Array.from({ length: 20 }, (_, at) =>
        allow('trtc:*', '*', { string_like: { [`a:k${at}`]: ['x*', '*y', 'z*z'] } }),
      ),
    ),
  ],
  [
    'a thousand values',
    holding(
      allow('trtc:*', '*', {
        'for_any_value:string_like': { 'qcs:resource_tag': Array.from({ length: 500 }, (_, at) => `*${at}*`) },
      }),
    ),
    holding(
      allow('trtc:*', '*', {
        'for_all_value:string_like': { 'qcs:resource_tag': Array.from({ length: 500 }, (_, at) => `${at}*${at}`) },
      }),
    ),
  ],
  [
    'forty documents that nobody has read',
    { documents: [document(allow('trtc:*'))], opaque: Array.from({ length: 40 }, (_, at) => `Preset${at}`) },
    {
      documents: [document(allow('trtc:Describe*'))],
      opaque: Array.from({ length: 40 }, (_, at) => `Preset${40 - at}`),
    },
  ],
  [
    'a text of six thousand letters',
    holding(allow(`trtc:${letters(6000)}`)),
    holding(allow(`trtc:*${letters(5990)}*`)),
  ],
];

describe('bounded work', () => {
  test.each(hostile)('answers on %s', (_, before, after) => {
    for (const [one, other] of [
      [before, after],
      [after, before],
    ] as const) {
      const { verdict, reasons, gained, lost } = compareAccess(one, other);
      if (verdict === 'unknown') expect(reasons).not.toHaveLength(0);
      if (gained) expect([evaluate(one, gained), evaluate(other, gained)]).toEqual(['deny', 'allow']);
      if (lost) expect([evaluate(one, lost), evaluate(other, lost)]).toEqual(['allow', 'deny']);
    }
    const request = { action: `trtc:${'a'.repeat(1000)}`, resource: application('12'.repeat(500)), context: {} };
    expect(['allow', 'deny', 'unknown']).toContain(evaluate(before, request));
  });

  test('answers rightly when the hostile part does not matter', () => {
    const stars = `trtc:${'*a'.repeat(200)}*`;
    const pair = { before: holding(allow([stars, 'trtc:RemoveUser'])), after: holding(allow(stars)) };
    expect(compareAccess(holding(allow(stars)), holding(allow([stars, stars]))).verdict).toBe('none');
    expect(compareAccess(pair.before, pair.after).verdict).toBe('narrowed');
    expect(compareAccess(pair.after, pair.before).verdict).toBe('broadened');
    expect(compareAccess(pair.before, holding(allow('trtc:*'))).verdict).toBe('broadened');
  });
});
