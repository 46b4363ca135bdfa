import { compareAccess, type Comparison, evaluate, type Grants } from '../../lib/policy';
import { allow, deny, document, holding } from './holding';

const application = (id: number | string): string => `qcs::trtc::uin/100000000001:sdkappid/${id}`;
const when = (condition: object): { condition: object } => ({ condition });

/** Compares, and checks what every comparison must hold to. */
function compare(before: Grants, after: Grants): Comparison {
  const comparison = compareAccess(before, after);
  const { verdict, gained, lost, reasons } = comparison;
  expect(gained !== undefined).toBe(verdict === 'broadened' || verdict === 'incomparable');
  expect(lost !== undefined).toBe(verdict === 'narrowed' || verdict === 'incomparable');
  if (gained) expect([evaluate(before, gained), evaluate(after, gained)]).toEqual(['deny', 'allow']);
  if (lost) expect([evaluate(before, lost), evaluate(after, lost)]).toEqual(['allow', 'deny']);
  if (verdict === 'unknown') expect(reasons).not.toEqual([]);
  return comparison;
}

/** The verdict, and the opposite one for the opposite change. */
function verdict(before: Grants, after: Grants): Comparison['verdict'] {
  const { verdict, gained, lost } = compare(before, after);
  const back = compare(after, before);
  const opposite = { narrowed: 'broadened', broadened: 'narrowed' } as const;
  expect(back.verdict).toBe(verdict in opposite ? opposite[verdict as keyof typeof opposite] : verdict);
  expect([back.gained !== undefined, back.lost !== undefined]).toEqual([lost !== undefined, gained !== undefined]);
  return verdict;
}

describe('without conditions', () => {
  test.each<[string, Grants, Grants, Comparison['verdict']]>([
    ['the same', holding(allow('trtc:*')), holding(allow('trtc:*')), 'none'],
    ['nothing twice', holding(), holding(), 'none'],
    [
      'order, repetition, `name/`',
      holding(allow(['trtc:RemoveUser', 'trtc:DismissRoom'])),
      holding(allow(['name/trtc:DismissRoom', 'trtc:RemoveUser', 'trtc:DismissRoom'])),
      'none',
    ],
    [
      'one document in two',
      holding(allow('cos:*'), allow('trtc:*')),
      { documents: [document(allow('trtc:*')), document(allow('cos:*'))] },
      'none',
    ],
    [
      'an action more',
      holding(allow('trtc:RemoveUser')),
      holding(allow(['trtc:RemoveUser', 'trtc:DismissRoom'])),
      'broadened',
    ],
    [
      'a statement in two',
      holding(allow(['trtc:A', 'trtc:B'])),
      holding(allow('trtc:A'), allow('trtc:B')),
      'equivalent',
    ],
    [
      'what is covered already',
      holding(allow('trtc:*')),
      holding(allow('trtc:*'), allow('trtc:RemoveUser')),
      'equivalent',
    ],
    ['names of today, and of tomorrow', holding(allow('trtc:*')), holding(allow(['trtc:A*', 'trtc:B*'])), 'narrowed'],
    ['another action', holding(allow('trtc:A')), holding(allow('trtc:B')), 'incomparable'],
    ['wildcards that overlap', holding(allow('trtc:*Room')), holding(allow('trtc:Dismiss*')), 'incomparable'],
    [
      'one application more',
      holding(allow('trtc:*', { resource: application(1) })),
      holding(allow('trtc:*', { resource: [application(1), application(2)] })),
      'broadened',
    ],
    [
      'all applications',
      holding(allow('trtc:*', { resource: application(1) })),
      holding(allow('trtc:*', { resource: application('*') })),
      'broadened',
    ],
    ['every resource', holding(allow('trtc:*', { resource: 'qcs::*:*:*:*' })), holding(allow('trtc:*')), 'broadened'],
    ['a deny more', holding(allow('trtc:*')), holding(allow('trtc:*'), deny('trtc:RemoveUser')), 'narrowed'],
    [
      'a deny of what was never allowed',
      holding(allow('trtc:*')),
      holding(allow('trtc:*'), deny('cos:*')),
      'equivalent',
    ],
    ['a deny of everything', holding(allow('trtc:*')), holding(allow('trtc:*'), deny('*')), 'narrowed'],
    [
      'an allow that a deny takes back',
      holding(allow('trtc:A')),
      holding(allow(['trtc:A', 'trtc:B']), deny('trtc:B')),
      'equivalent',
    ],
    [
      'a deny that is wider',
      holding(allow('trtc:*'), deny('trtc:Remove*')),
      holding(allow('trtc:*'), deny('trtc:Remo*')),
      'narrowed',
    ],
    [
      'denies that cross',
      holding(allow('trtc:*'), deny('trtc:*User*')),
      holding(allow('trtc:*'), deny('trtc:Remove*')),
      'incomparable',
    ],
    [
      'a deny for one application that an allow never reached',
      holding(allow('trtc:*', { resource: application(1) }), deny('trtc:*', { resource: application(2) })),
      holding(allow('trtc:*', { resource: application(1) })),
      'equivalent',
    ],
    [
      'rectangles that a third one does not fill',
      holding(allow('trtc:A', { resource: application(1) }), allow('trtc:B', { resource: application(2) })),
      holding(allow(['trtc:A', 'trtc:B'], { resource: [application(1), application(2)] })),
      'broadened',
    ],
    [
      'a hole in an allow, cut out or left out',
      holding(allow('trtc:*'), deny('trtc:*', { resource: application(2) }), deny('trtc:B')),
      holding(
        allow('trtc:*'),
        deny('trtc:*', { resource: application(2) }),
        deny('trtc:B', { resource: [application(1), '*'] }),
      ),
      'equivalent',
    ],
  ])('%s', (_, before, after, expected) => {
    expect(verdict(before, after)).toBe(expected);
  });
});

describe('within a boundary', () => {
  const bounded = (boundary: object[], ...statements: object[]): Grants => ({
    ...holding(...statements),
    boundary: document(...boundary),
  });

  test.each<[string, Grants, Grants, Comparison['verdict']]>([
    ['it appears', holding(allow('*')), bounded([allow('trtc:*')], allow('*')), 'narrowed'],
    [
      'it permits all that is granted',
      holding(allow('trtc:A')),
      bounded([allow('trtc:*')], allow('trtc:A')),
      'equivalent',
    ],
    ['it gets wider', bounded([allow('trtc:A*')], allow('*')), bounded([allow('trtc:*')], allow('*')), 'broadened'],
    [
      'it gets wider than what is granted',
      bounded([allow('trtc:*')], allow('trtc:A')),
      bounded([allow('*')], allow('trtc:A')),
      'equivalent',
    ],
    [
      'a grant outside of it',
      bounded([allow('trtc:*')], allow('trtc:A')),
      bounded([allow('trtc:*')], allow(['trtc:A', 'cos:*'])),
      'equivalent',
    ],
    [
      'what it denies',
      bounded([allow('*')], allow('trtc:*')),
      bounded([allow('*'), deny('trtc:B')], allow('trtc:*')),
      'narrowed',
    ],
    [
      'a grant and it swap',
      bounded([allow('trtc:A*')], allow('trtc:*B')),
      bounded([allow('trtc:*B')], allow('trtc:A*')),
      'equivalent',
    ],
  ])('%s', (_, before, after, expected) => {
    expect(verdict(before, after)).toBe(expected);
  });
});

describe('with conditions', () => {
  const trtc = (condition: object): Grants => holding(allow('trtc:*', when(condition)));
  const but = (condition: object): Grants => holding(allow('trtc:*'), deny('trtc:*', when(condition)));
  const ip = (...values: string[]): object => ({ ip_equal: { 'qcs:ip': values } });
  const tag = (...values: string[]): object => ({ 'for_any_value:string_equal': { 'qcs:resource_tag': values } });
  const level = (operator: string, ...values: number[]): object => ({ [`numeric_${operator}`]: { 'x:level': values } });
  const until = (time: string): object => ({ date_less_than: { 'qcs:current_time': time } });
  const from = (time: string): object => ({ date_greater_than_equal: { 'qcs:current_time': time } });
  const past = (time: string): object => ({ date_less_than_if_exist: { 'qcs:current_time': time } });
  const DAY = '2027-01-31T00:00:00Z';

  test.each<[string, Grants, Grants, Comparison['verdict']]>([
    ['the same', trtc(ip('10.0.0.0/8')), trtc(ip('10.0.0.0/8')), 'none'],
    ['one more on an allow', holding(allow('trtc:*')), trtc(tag('a&b')), 'narrowed'],
    ['one more on a deny', holding(allow('trtc:*'), deny('trtc:*')), but(tag('a&b')), 'broadened'],
    ['a block in two halves', trtc(ip('10.0.0.0/8')), trtc(ip('10.0.0.0/9', '10.128.0.0/9')), 'equivalent'],
    ['a smaller block', trtc(ip('10.0.0.0/8')), trtc(ip('10.0.0.0/9')), 'narrowed'],
    ['another block', trtc(ip('10.0.0.0/8')), trtc(ip('192.168.0.0/16')), 'incomparable'],
    ['a tag more', trtc(tag('a&b')), trtc(tag('a&b', 'c&d')), 'broadened'],
    ['a number more', trtc(level('less_than', 5)), trtc(level('less_than_equal', 5)), 'broadened'],
    ['the larger bound counts', trtc(level('less_than', 5, 3)), trtc(level('less_than', 5)), 'equivalent'],
    // A caller may state 4 and 6 at once, where any one value counts.
    ['a denied half line', but(level('less_than', 5)), trtc(level('greater_than_equal', 5)), 'unknown'],
    ['the past denied, the future allowed', but(past(DAY)), trtc(from(DAY)), 'equivalent'],
    ['a later date', trtc(until('2027-01-31T00:00:00Z')), trtc(until('2027-02-28T00:00:00Z')), 'broadened'],
    [
      'a text within a wildcard',
      trtc({ string_equal: { 'x:team': 'rtc-eu' } }),
      trtc({ string_like: { 'x:team': 'rtc-*' } }),
      'broadened',
    ],
    [
      'wildcards whose common part is denied',
      holding(
        allow('trtc:*', when({ string_like: { 'x:team': 'a*' } })),
        deny('trtc:*', when({ 'for_any_value:string_like': { 'x:team': '*b' } })),
      ),
      holding(
        allow('trtc:*', when({ string_like: { 'x:team': 'a*' } })),
        deny('trtc:*', when({ 'for_any_value:string_like': { 'x:team': ['a*b', '*bb'] } })),
      ),
      'unknown',
    ],
    [
      'a case that is ignored',
      trtc({ string_equal: { 'x:team': ['rtc', 'RTC'] } }),
      trtc({ string_equal_ignore_case: { 'x:team': 'Rtc' } }),
      'broadened',
    ],
    ['a flag', trtc({ bool_equal: { 'x:mfa': [true, false] } }), trtc({ bool_equal: { 'x:mfa': 'true' } }), 'narrowed'],
    [
      'bytes',
      trtc({ binary_equal: { 'x:hash': 'YQ==' } }),
      trtc({ binary_equal: { 'x:hash': 'Yg==' } }),
      'incomparable',
    ],
    ['the key must be there', trtc(level('equal', 5)), trtc({ numeric_equal_if_exist: { 'x:level': 5 } }), 'broadened'],
    [
      'each of several values',
      trtc({ 'for_any_value:string_equal': { 'x:t': 'a' }, 'for_all_value:string_equal': { 'x:t': 'a' } }),
      trtc({ 'for_any_value:string_equal': { 'x:t': 'a' } }),
      'broadened',
    ],
    [
      'an empty list, which may count as absent for both or for neither',
      trtc({ string_not_like_if_exist: { 'x:team': '*-eu' } }),
      trtc({ string_not_like_if_exist: { 'x:team': 'rtc-eu' } }),
      'broadened',
    ],
    [
      'a test that everything passes',
      trtc({ null_equal: { 'x:team': [true, false] } }),
      holding(allow('trtc:*')),
      'equivalent',
    ],
    ['two keys', trtc({ ...tag('a&b'), ...ip('10.0.0.0/8') }), trtc(tag('a&b')), 'broadened'],
  ])('%s', (_, before, after, expected) => {
    expect(verdict(before, after)).toBe(expected);
  });
});

describe('a question that the documents leave open', () => {
  const trtc = (condition: object): Grants => holding(allow('trtc:*', when(condition)));

  test.each<[string, Grants, Grants, string]>([
    ['letter case', holding(allow('trtc:removeuser')), holding(allow('trtc:RemoveUser')), 'letter case'],
    [
      'letter case in a wildcard',
      holding(allow('trtc:*'), deny('trtc:*user*')),
      holding(allow('trtc:*'), deny('trtc:*User*')),
      'letter case',
    ],
    ['`*:*`', holding(allow('*:*')), holding(allow('*')), '`*:*`'],
    [
      'an empty region',
      holding(allow('trtc:*', { resource: 'qcs::trtc::uin/1:*' })),
      holding(allow('trtc:*', { resource: 'qcs::trtc:*:uin/1:*' })),
      'an empty region',
    ],
    [
      'an empty service',
      holding(allow('trtc:*', { resource: 'qcs::::uin/1:*' })),
      holding(allow('trtc:*', { resource: 'qcs::trtc::uin/1:*' })),
      'an empty service',
    ],
    [
      'an empty account',
      holding(allow('trtc:*', { resource: 'qcs::trtc:::*' })),
      holding(allow('trtc:*', { resource: 'qcs::trtc::uin/1:*' })),
      '${owner_uin}',
    ],
    [
      'an absent address',
      trtc({ ip_equal: { 'qcs:ip': '0.0.0.0/0' } }),
      holding(allow('trtc:*')),
      '`qcs:ip` may be absent',
    ],
    [
      'an absent key',
      trtc({ string_not_equal: { 'x:a': 'b' } }),
      trtc({ string_not_equal_if_exist: { 'x:a': 'b' } }),
      'its key is absent',
    ],
    [
      'an address of IPv6',
      trtc({ ip_equal: { 'qcs:ip': '0.0.0.0/0' } }),
      trtc({ ip_equal: { 'qcs:ip': ['0.0.0.0/0', '::/0'] } }),
      'may be IPv6',
    ],
    [
      'one of two values that differs',
      trtc({ string_not_equal: { 'x:a': ['b', 'c'] } }),
      trtc({ string_not_equal: { 'x:a': 'b' } }),
      'as soon as one of them differs',
    ],
    [
      'one of several values without a qualifier',
      trtc({ string_equal: { 'x:a': 'b' } }),
      trtc({ 'for_any_value:string_equal': { 'x:a': 'b' } }),
      'any one of several values',
    ],
    [
      'no value at all',
      trtc({ 'for_all_value:string_equal': { 'x:a': 'b' } }),
      trtc({ 'for_all_value:string_equal_if_exist': { 'x:a': 'b' } }),
      'for_all_value',
    ],
    [
      'the empty text',
      trtc({ null_equal: { 'x:a': true } }),
      trtc({ string_equal_if_exist: { 'x:a': '' } }),
      'empty text',
    ],
  ])('%s makes the verdict unknown', (_, before, after, reason) => {
    const { verdict, reasons } = compare(before, after);
    expect(verdict).toBe('unknown');
    expect(reasons.join('\n')).toContain(reason);
  });

  test('does not matter where every answer leads to the same verdict', () => {
    expect(verdict(holding(allow(['trtc:removeuser'])), holding(allow('trtc:*')))).toBe('broadened');
    expect(verdict(trtc({ string_not_equal: { 'x:a': 'b' } }), holding(allow('trtc:*')))).toBe('broadened');
    expect(verdict(holding(allow('trtc:A', { resource: 'qcs::trtc:::*' })), holding(allow('*')))).toBe('broadened');
  });
});

describe('an account that is not named', () => {
  const OWN = 'qcs::trtc:::sdkappid/*';
  const MEDIA = 'qcs::cos:ap-guangzhou:uid/1250000001:media-1250000001/*';

  test('leaves nothing open about the resources of another product', () => {
    const trtc = allow('trtc:*', { resource: OWN });
    expect(verdict(holding(trtc), holding(trtc, allow('cos:GetObject', { resource: MEDIA })))).toBe('broadened');
    expect(compare(holding(trtc), holding(allow('*', { resource: [OWN, MEDIA] }))).verdict).toBe('broadened');
  });

  test('leaves it open whether the account with an app id is the same', () => {
    const own = holding(allow('cos:*', { resource: 'qcs::cos:ap-guangzhou::media-1250000001/*' }));
    expect(verdict(own, holding(allow('cos:*', { resource: MEDIA })))).toBe('unknown');
  });

  test('leaves nothing open about numbers that its variables never meet', () => {
    const own = { resource: 'qcs::cam::uin/${owner_uin}:uin/${uin}' };
    const applications = allow('trtc:RemoveUser', { resource: application('140*') });
    expect(verdict(holding(applications), holding(applications, allow('cam:GetUser', own)))).toBe('broadened');
    expect(verdict(holding(allow('cam:GetUser', own)), holding(allow('cam:*', own)))).toBe('broadened');
  });
});

describe('policies whose document is not known', () => {
  const opaque = (...names: string[]): { opaque: string[] } => ({ opaque: names });

  test('one that is on both sides cancels out', () => {
    const some = { ...holding(allow('trtc:Describe*')), ...opaque('Preset') };
    const more = { ...holding(allow('trtc:*')), ...opaque('Preset') };
    expect(verdict(some, some)).toBe('none');
    expect(verdict(some, more)).toBe('broadened');
    expect(compare(some, more).gained?.context).toEqual({ 'policy Preset': 'silent' });
  });

  test('one that is on both sides may allow what a deny no longer denies', () => {
    const { gained } = compare(
      { ...holding(deny('trtc:*')), ...opaque('Preset') },
      { documents: [], ...opaque('Preset') },
    );
    expect(gained?.context).toEqual({ 'policy Preset': 'allow' });
  });

  test('one that appears broadens, and the witness names it', () => {
    const { verdict, gained } = compare(holding(allow('trtc:*')), { ...holding(allow('trtc:*')), ...opaque('Preset') });
    expect(verdict).toBe('broadened');
    expect(gained).toEqual({ action: 'everything in Preset, not pinned', resource: '*', context: {} });
  });

  test('one that appears adds nothing to everything, nor outside the boundary', () => {
    const added = compare(holding(allow('*')), { ...holding(allow('*')), ...opaque('Preset') });
    expect(added.verdict).toBe('equivalent');
    expect(added.reasons).toEqual([
      'the document of `Preset` is not known: it can grant nothing new, and what it may deny is not counted',
    ]);
    const boundary = document(deny('*'));
    expect(compare({ documents: [], boundary }, { documents: [], boundary, ...opaque('Preset') }).verdict).toBe(
      'equivalent',
    );
    const narrow = document(allow('trtc:Describe*'));
    expect(
      compare({ documents: [], boundary: narrow }, { documents: [], boundary: narrow, ...opaque('Preset') }).verdict,
    ).toBe('broadened');
  });

  test('one that goes narrows, unless it may have denied what others allow', () => {
    expect(compare({ documents: [], ...opaque('Preset') }, { documents: [] }).verdict).toBe('narrowed');
    const before = { ...holding(allow('trtc:*')), ...opaque('Preset') };
    const { verdict, reasons } = compare(before, holding(allow('trtc:*')));
    expect(verdict).toBe('unknown');
    expect(reasons[0]).toContain('it may deny what the others allow');
    expect(compareAccess(before, holding(allow('trtc:*')), { allowOnly: ['Preset'] }).verdict).toBe('narrowed');
  });

  test('some that are on both sides say nothing in a witness', () => {
    const both = opaque('A', 'B');
    const boundary = document(allow(['trtc:DescribeSecret', 'trtc:*ByStrRoomId']));
    const tagged = { condition: { 'for_any_value:string_equal': { 'qcs:request_tag': 'team&im' } } };
    const side = (denied: string): Grants => ({
      ...holding(allow('trtc:*'), deny(denied, tagged)),
      boundary,
      ...both,
    });
    expect(verdict(side('trtc:De*'), side('trtc:Describe*'))).toBe('broadened');
  });

  test('one that takes the place of another makes the verdict unknown', () => {
    expect(compare({ documents: [], ...opaque('A') }, { documents: [], ...opaque('B') })).toEqual({
      verdict: 'unknown',
      reasons: ['`A` makes way for `B`: neither document is known'],
    });
  });
});

describe('versions', () => {
  const version = (grants: Grants, version: '2.0' | '3.0'): Grants => ({
    documents: grants.documents.map((one) => ({ ...one, version })),
  });

  test('3.0 differs from 2.0 for list calls alone', () => {
    const room = holding(allow('trtc:RemoveUser'));
    expect(verdict(version(room, '2.0'), version(room, '3.0'))).toBe('equivalent');
    const all = holding(allow('trtc:*'));
    const { verdict: open, reasons } = compare(version(all, '2.0'), version(all, '3.0'));
    expect(open).toBe('unknown');
    expect(reasons[0]).toContain('temporary keys');
    expect(verdict(version(all, '3.0'), version(all, '3.0'))).toBe('none');
  });

  test('leave a gain that has nothing to do with them', () => {
    const before = version(holding(allow('cam:List*', { condition: { bool_equal: { 'x:mfa': true } } })), '2.0');
    expect(compare(before, version(holding(allow('cam:List*')), '3.0')).gained?.action).toMatch(/^cam:List/);
    expect(verdict(version(holding(allow('*:Remove')), '2.0'), version(holding(allow('*:Remove')), '3.0'))).toBe(
      'equivalent',
    );
  });
});

describe('a witness', () => {
  const gained = (before: Grants, after: Grants): Comparison['gained'] => compare(before, after).gained;

  test('is a real action on a plausible application', () => {
    expect(gained(holding(), holding(allow('trtc:*')))).toEqual({
      action: 'trtc:RemoveUser',
      resource: application(1400000001),
      context: {},
    });
    expect(
      gained(
        holding(allow('trtc:*', { resource: application(1400000001) })),
        holding(allow('trtc:*', { resource: application('*') })),
      )?.resource,
    ).toBe(application(1400000002));
  });

  test('belongs to the account that the documents name', () => {
    const resource = 'qcs::trtc::uin/200000000002:sdkappid/*';
    expect(gained(holding(), holding(allow('trtc:*', { resource })))?.resource).toBe(
      'qcs::trtc::uin/200000000002:sdkappid/1400000001',
    );
    expect(gained(holding(), holding(allow('trtc:*', { resource: 'qcs::trtc:::sdkappid/*' })))?.resource).toBe(
      'qcs::trtc:::sdkappid/1400000001',
    );
  });

  test('prefers the actions that the caller names', () => {
    const { gained } = compareAccess(holding(), holding(allow('trtc:*')), {
      actions: ['cos:GetObject', 'trtc:DescribeSecret'],
    });
    expect(gained?.action).toBe('trtc:DescribeSecret');
  });

  test('is made up where no known action fits', () => {
    expect(gained(holding(), holding(allow('vod:*Media*')))?.action).toBe('vod:AnythingMediaAnything');
  });

  test('states only the keys that count', () => {
    const condition = { ip_equal: { 'qcs:ip': '10.0.0.0/8' }, bool_equal: { 'x:mfa': true } };
    const before = holding(allow('trtc:*', { condition }));
    const after = holding(allow('trtc:*', { condition: { ip_equal: condition.ip_equal } }));
    expect(gained(before, after)?.context).toEqual({ 'qcs:ip': '10.0.0.1' });
  });

  test('comes from an address that nobody takes for their own, where one fits', () => {
    const inside = holding(allow('trtc:*', { condition: { ip_equal: { 'qcs:ip': '10.0.0.0/8' } } }));
    expect(gained(inside, holding(allow('trtc:*')))?.context).toEqual({ 'qcs:ip': '203.0.113.7' });
  });

  test('states the caller where the documents speak of the caller', () => {
    const own = holding(allow('cam:GetUser', { resource: 'qcs::cam::uin/1:uin/${uin}' }));
    expect(gained(holding(), own)).toEqual({
      action: 'cam:GetUser',
      resource: 'qcs::cam::uin/1:uin/100000000001',
      context: { uin: '100000000001' },
    });
  });
});

describe('a deny that CAM may not apply', () => {
  const weak = 'it rests on a deny that CAM may not apply';

  test('is named where a witness is refused by it', () => {
    const { verdict, reasons } = compare(holding(allow('trtc:*')), holding(allow('trtc:*'), deny('trtc:Describe*')));
    expect(verdict).toBe('narrowed');
    expect(reasons.join()).toContain(weak);
  });

  test('is named where nothing is gained because of it', () => {
    const before = holding(allow('trtc:RemoveUser'));
    const after = holding(allow(['trtc:RemoveUser', 'trtc:DescribeSecret']), deny('trtc:DescribeSecret'));
    expect(compare(before, after).verdict).toBe('equivalent');
    expect(compare(before, after).reasons.join()).toContain(weak);
  });

  test('is not named where nothing rests on it', () => {
    const reads = deny('trtc:Describe*');
    expect(compare(holding(allow('trtc:*'), reads), holding(allow('trtc:RemoveUser'), reads)).reasons).toEqual([]);
    expect(compare(holding(allow('trtc:*')), holding(allow('trtc:*'), deny('trtc:RemoveUser'))).reasons).toEqual([]);
  });
});

test('pathological wildcards cost a bounded amount of work', () => {
  const many = (letter: string, count: number): string => `trtc:${`*${letter}`.repeat(count)}*b`;
  const before = holding(allow('trtc:*'), deny(many('a', 50)));
  const after = holding(allow('trtc:*'), deny([many('ab', 40), many('ba', 40), many('aab', 30)]));
  expect(['unknown', 'incomparable']).toContain(compare(before, after).verdict);
});
