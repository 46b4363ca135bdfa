import { evaluate, type Request } from '../../lib/policy';
import { allow, deny, document, holding, request } from './holding';
import { APPLICATION } from './policy-text';

describe('the decision', () => {
  test('nothing is allowed by nothing', () => {
    expect(evaluate(holding(), request())).toBe('deny');
  });

  test('an allow allows', () => {
    expect(evaluate(holding(allow('trtc:RemoveUser')), request())).toBe('allow');
  });

  test('a deny wins over an allow, in whatever document', () => {
    expect(evaluate({ documents: [document(deny('trtc:*')), document(allow('*'))] }, request())).toBe('deny');
  });

  test('the boundary permits, and grants nothing', () => {
    const boundary = document(allow('trtc:Describe*'));
    const documents = [document(allow('trtc:*'))];
    expect(evaluate({ documents, boundary }, request('trtc:DescribeRoomInfo'))).toBe('allow');
    expect(evaluate({ documents, boundary }, request('trtc:RemoveUser'))).toBe('deny');
    expect(evaluate({ documents: [], boundary }, request('trtc:DescribeRoomInfo'))).toBe('deny');
  });

  test('a deny of the boundary denies', () => {
    const boundary = document(allow('*'), deny('trtc:RemoveUser'));
    expect(evaluate({ documents: [document(allow('trtc:*'))], boundary }, request())).toBe('deny');
  });
});

describe('names of actions', () => {
  test.each([
    ['name/trtc:RemoveUser', 'trtc:RemoveUser', 'allow'],
    ['trtc:RemoveUser', 'name/trtc:RemoveUser', 'allow'],
    ['trtc:*User', 'trtc:RemoveUser', 'allow'],
    ['*:*', 'trtc:RemoveUser', 'allow'],
    ['*', 'whatever', 'allow'],
    ['trtc:Remove', 'trtc:RemoveUser', 'deny'],
    ['trtccopilot:*', 'trtc:RemoveUser', 'deny'],
    // Whether case counts, and whether `*:*` is as much as `*`, is not documented.
    ['trtc:removeuser', 'trtc:RemoveUser', 'unknown'],
    ['TRTC:Remove*', 'trtc:RemoveUser', 'unknown'],
    ['*:*', 'whatever', 'unknown'],
  ])('%s on %s: %s', (pattern, action, decision) => {
    expect(evaluate(holding(allow(pattern)), request(action))).toBe(decision);
  });

  test('an open question does not matter where all answers lead to the same', () => {
    expect(evaluate(holding(allow('trtc:*'), allow('trtc:removeuser')), request())).toBe('allow');
    expect(evaluate(holding(allow('trtc:removeuser'), deny('trtc:*')), request())).toBe('deny');
  });
});

describe('resources', () => {
  test.each([
    ['*', APPLICATION, 'allow'],
    ['*', '*', 'allow'],
    [APPLICATION, APPLICATION, 'allow'],
    ['qcs::trtc::uin/100000000001:sdkappid/*', APPLICATION, 'allow'],
    ['qcs::trtc::uin/*:sdkappid/1400000001', APPLICATION, 'allow'],
    ['qcs::*:*:*:*', APPLICATION, 'allow'],
    [APPLICATION, '*', 'deny'],
    ['qcs::*:*:*:*', '*', 'deny'],
    ['qcs::trtc::uin/100000000001:sdkappid/14', APPLICATION, 'deny'],
    ['qcs::trtc::uin/100000000002:sdkappid/*', APPLICATION, 'deny'],
    ['qcs::cos::uin/100000000001:*', APPLICATION, 'deny'],
    // An empty segment against a filled one, and the case of a service, are not documented.
    ['qcs::TRTC::uin/100000000001:*', APPLICATION, 'unknown'],
    ['qcs::trtc:ap-guangzhou:uin/100000000001:*', APPLICATION, 'unknown'],
    ['qcs::::uin/100000000001:*', APPLICATION, 'unknown'],
    ['qcs::trtc:::sdkappid/1400000001', APPLICATION, 'unknown'],
    ['qcs::trtc::uin/:sdkappid/1400000001', APPLICATION, 'unknown'],
    ['qcs::trtc:::sdkappid/1400000001', 'qcs::trtc::uin/:sdkappid/1400000001', 'allow'],
    [APPLICATION, 'qcs::trtc:::sdkappid/1400000001', 'unknown'],
  ])('%s on %s: %s', (pattern, resource, decision) => {
    const grants = holding(allow('trtc:*', { resource: pattern }));
    expect(evaluate(grants, request('trtc:RemoveUser', { resource }))).toBe(decision);
  });
});

describe('policy variables', () => {
  const own = holding(allow('cam:*', { resource: 'qcs::cam::uin/${owner_uin}:uin/${uin}' }));
  const onUser = (uin: string, context: Request['context']): Request =>
    request('cam:GetUser', { resource: `qcs::cam::uin/100000000001:uin/${uin}`, context });

  test.each([
    [{ uin: '2', owner_uin: '100000000001' }, 'allow'],
    [{ uin: 2, owner_uin: 100000000001 }, 'allow'],
    [{ uin: '3', owner_uin: '100000000001' }, 'deny'],
    [{ uin: '3' }, 'deny'],
    [{ uin: '2' }, 'unknown'],
    [{}, 'unknown'],
    // A uin is a number: this one is taken for no value at all, and above all for no wildcard.
    [{ uin: '*', owner_uin: '100000000001' }, 'unknown'],
  ])('context %j: %s', (context, decision) => {
    expect(evaluate(own, onUser('2', context as unknown as Request['context']))).toBe(decision);
  });

  test('an empty account is the root account of the context', () => {
    const grants = holding(allow('trtc:*', { resource: 'qcs::trtc:::sdkappid/1400000001' }));
    expect(evaluate(grants, request('trtc:RemoveUser', { context: { owner_uin: '100000000001' } }))).toBe('allow');
    expect(evaluate(grants, request('trtc:RemoveUser', { context: { owner_uin: '100000000002' } }))).toBe('deny');
  });

  test('an unknown value that stands beside a wildcard leaves the answer unknown', () => {
    const grants = holding(allow('trtc:*', { condition: { string_like: { 'qcs:request_tag': 'owner&${uin}*' } } }));
    expect(evaluate(grants, request('trtc:RemoveUser', { context: { 'qcs:request_tag': 'owner&12' } }))).toBe(
      'unknown',
    );
  });
});

describe('policies whose document is not known', () => {
  const grants = { ...holding(allow('trtc:Describe*'), deny('trtc:RemoveUser')), opaque: ['Preset'] };

  test('they may allow or deny what the documents do not deny', () => {
    expect(evaluate(grants, request('trtc:DismissRoom'))).toBe('unknown');
    expect(evaluate(grants, request('trtc:DescribeRoomInfo'))).toBe('unknown');
    expect(evaluate(grants, request('trtc:RemoveUser'))).toBe('deny');
  });

  test.each([
    ['allow', 'trtc:DismissRoom', 'allow'],
    ['deny', 'trtc:DescribeRoomInfo', 'deny'],
    ['silent', 'trtc:DescribeRoomInfo', 'allow'],
    ['silent', 'trtc:DismissRoom', 'deny'],
  ])('the context can state what they say: %s on %s: %s', (opinion, action, decision) => {
    expect(evaluate(grants, request(action, { context: { 'policy Preset': opinion } }))).toBe(decision);
  });

  test('what they grant has a name', () => {
    const everything = request('everything in Preset, not pinned', { resource: '*' });
    expect(evaluate(grants, everything)).toBe('allow');
    expect(evaluate(holding(allow('trtc:*')), everything)).toBe('deny');
  });
});

test('conditions of one statement must all be met', () => {
  const condition = {
    ip_equal: { 'qcs:ip': ['10.0.0.0/8', '192.0.2.1'] },
    date_less_than: { 'qcs:current_time': '2027-01-31T00:00:00Z' },
  };
  const grants = holding(allow('trtc:*', { condition }));
  const at = (ip: string, time: string): string =>
    evaluate(grants, request('trtc:RemoveUser', { context: { 'qcs:ip': ip, 'qcs:current_time': time } }));
  expect(at('10.1.2.3', '2026-01-01T00:00:00Z')).toBe('allow');
  expect(at('192.0.2.1', '2026-01-01T00:00:00Z')).toBe('allow');
  expect(at('192.0.2.2', '2026-01-01T00:00:00Z')).toBe('deny');
  expect(at('10.1.2.3', '2027-01-31T00:00:00Z')).toBe('deny');
});

test('two statements whose open questions are the same one are decided together', () => {
  const differs = { condition: { string_not_equal: { 'qcs:request_tag': 'a&b' } } };
  // Whether or not the absent key meets the operator, the deny takes away what the allow gives.
  expect(evaluate(holding(allow('trtc:*', differs), deny('trtc:*', differs)), request())).toBe('deny');
  expect(evaluate(holding(allow('trtc:*', differs)), request())).toBe('unknown');
});
