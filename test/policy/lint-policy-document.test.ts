import { type ActionFacts, lintPolicyDocument, parsePolicyDocument, type PolicyFinding } from '../../lib/policy';
import { APPLICATION, policy, statement } from './policy-text';

const FACTS: ActionFacts = {
  service: 'trtc',
  actions: [
    { name: 'trtc:RemoveUser', access: 'write', scope: 'application', revealsSecret: false },
    { name: 'trtc:StartWebRecord', access: 'write', scope: 'open', revealsSecret: false },
    { name: 'trtc:CreateTrtcApp', access: 'write', scope: 'operation', revealsSecret: false },
    { name: 'trtc:DescribeSecret', access: 'read', scope: 'application', revealsSecret: true },
  ],
  closest: (action) => (action === 'trtc:RemoveUsr' ? 'trtc:RemoveUser' : undefined),
};

type Overrides = Parameters<typeof statement>[0];

function findings(...statements: Overrides[]): PolicyFinding[] {
  return lintPolicyDocument(parsePolicyDocument(policy(...statements.map(statement))), FACTS);
}

/** What one rule finds, as `severity path`. */
function found(id: string, ...statements: Overrides[]): string[] {
  return findings(...statements)
    .filter((finding) => finding.id === id)
    .map(({ severity, path }) => `${severity} ${path}`);
}

const FIRST = '$.statement[0].action[0]';

test('nothing, for a statement that says what it means', () => expect(findings({})).toEqual([]));

test('in the order of the statements', () => {
  const wild = { action: ['trtc:*', 'trtc:Nope'], resource: '*' };
  expect(findings(wild, wild).map(({ statement }) => statement)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1]);
});

test('hostile text is escaped', () => {
  const resource = 'qcs::cos:::\u202e`x';
  expect(findings({ resource })[0]?.message).toContain('`qcs::cos:::\\u202e\\u0060x`');
});

describe('everything', () => {
  test('every action of every product on everything', () => {
    expect(found('everything', { action: '*', resource: '*' })).toEqual([`warning ${FIRST}`]);
    expect(found('everything', { action: 'name/*:*', resource: [APPLICATION, '*'] })).toEqual([`warning ${FIRST}`]);
  });

  test('not where something limits it', () => {
    const condition = { ip_equal: { 'qcs:ip': '10.0.0.0/8' } };
    expect(found('everything', { action: '*', resource: '*', effect: 'deny' })).toEqual([]);
    expect(found('everything', { action: '*', resource: APPLICATION })).toEqual([]);
    expect(found('everything', { action: '*', resource: '*', condition })).toEqual([]);
  });
});

describe('unknown-action', () => {
  test.each(['trtc:RemoveUsr', 'name/trtc:RemoveUsr', 'trtc:removeUser', 'TRTC:RemoveUser', 'trtc:Remove*s'])(
    '%s',
    (action) => expect(found('unknown-action', { action })).toEqual([`warning ${FIRST}`]),
  );

  test('suggests what was most likely meant', () => {
    const messages = findings({ action: ['trtc:RemoveUsr', 'trtc:Xyz'] }).map(({ message }) => message);
    expect(messages).toEqual([
      '`trtc:RemoveUsr` is in none of the documents; did you mean `trtc:RemoveUser`',
      '`trtc:Xyz` is in none of the documents; check its name',
    ]);
  });

  test.each(['*', 'trtc:*', 'trtc:Remove*', 'name/trtc:RemoveUser', 'cos:GetObject', '*:RemoveUsr'])(
    'not %s',
    (action) => expect(found('unknown-action', { action })).toEqual([]),
  );
});

describe('foreign-resource', () => {
  const resource = [APPLICATION, 'qcs::cos::uin/1:bucket/x'];

  test('an action of the product on a resource of another', () =>
    expect(found('foreign-resource', { resource })).toEqual(['warning $.statement[0].resource[1]']));

  test('not where other actions may mean it', () =>
    expect(found('foreign-resource', { action: ['trtc:*', 'cos:*'], resource })).toEqual([]));

  test.each(['*', 'qcs:::::*', 'qcs::*:::x', 'qcs::tr*:::x'])('not %s', (own) =>
    expect(found('foreign-resource', { resource: own })).toEqual([]),
  );
});

describe('ignored-for-applications', () => {
  const id = 'ignored-for-applications';

  test('an action by name', () => expect(found(id, { action: 'trtc:CreateTrtcApp' })).toEqual([`warning ${FIRST}`]));
  test('a wildcard', () => expect(found(id, { action: 'trtc:Create*' })).toEqual([`note ${FIRST}`]));
  test('not on everything', () => expect(found(id, { action: 'trtc:Create*', resource: '*' })).toEqual([]));
  test('not what can be limited', () => expect(found(id, { action: 'trtc:Remove*' })).toEqual([]));

  test('says what the statement fails to do', () => {
    const action = 'trtc:CreateTrtcApp';
    expect(findings({ action })[0]?.message).toContain('allows nothing for it');
    expect(findings({ action, effect: 'deny' })[0]?.message).toContain('denies nothing for it');
  });
});

describe('open-scope', () => {
  test('an action of which no document says', () =>
    expect(found('open-scope', { action: 'trtc:StartWebRecord' })).toEqual([`note ${FIRST}`]));

  test('not on everything', () =>
    expect(found('open-scope', { action: 'trtc:StartWebRecord', resource: '*' })).toEqual([]));
});

describe('secret-through-wildcard', () => {
  const id = 'secret-through-wildcard';

  test.each(['*', 'trtc:*', 'name/trtc:Describe*', 'trtc:*Secret'])('%s', (action) =>
    expect(found(id, { action })).toEqual([`warning ${FIRST}`]),
  );

  test('not by name: that is meant', () => expect(found(id, { action: 'trtc:DescribeSecret' })).toEqual([]));

  test('not where it is denied as far as it is allowed', () => {
    const deny = { effect: 'deny', action: 'trtc:DescribeSecret' };
    const condition = { ip_equal: { 'qcs:ip': '10.0.0.0/8' } };
    expect(found(id, { action: 'trtc:*' }, { ...deny, resource: '*' })).toEqual([]);
    expect(found(id, { action: 'trtc:*' }, { ...deny, resource: APPLICATION })).toEqual([]);
    expect(found(id, { action: 'trtc:*', resource: '*' }, { ...deny, resource: APPLICATION })).toHaveLength(1);
    expect(found(id, { action: 'trtc:*' }, { ...deny, resource: '*', condition })).toHaveLength(1);
  });
});

describe('future-actions', () => {
  test('a wildcard', () => expect(found('future-actions', { action: 'trtc:Remove*' })).toEqual([`note ${FIRST}`]));

  test('not a deny, which is the safer for it, nor other products', () => {
    expect(found('future-actions', { action: 'trtc:Remove*', effect: 'deny' })).toEqual([]);
    expect(found('future-actions', { action: 'cos:*' })).toEqual([]);
  });
});

describe('deny-may-not-hold', () => {
  const deny = (action: string) => found('deny-may-not-hold', { effect: 'deny', action, resource: '*' });

  test('a query that lists', () => expect(deny('cam:ListUsers')).toEqual([`warning ${FIRST}`]));
  test('a read, which may be one', () => expect(deny('trtc:Describe*')).toEqual([`note ${FIRST}`]));
  test('not a write', () => expect(deny('trtc:RemoveUser')).toEqual([]));
  test('not an allow', () => expect(found('deny-may-not-hold', { action: 'trtc:DescribeSecret' })).toEqual([]));
});

describe('repeated', () => {
  test('what another one covers', () => {
    const action = ['trtc:RemoveUser', 'trtc:Remove*', 'name/trtc:Remove*'];
    const resource = [APPLICATION, 'qcs::trtc::uin/100000000001:sdkappid/*'];
    expect(found('repeated', { action, resource })).toEqual([
      'note $.statement[0].action[0]',
      'note $.statement[0].action[2]',
      'note $.statement[0].resource[0]',
    ]);
  });

  test('not what differs in letter case', () =>
    expect(found('repeated', { action: ['trtc:RemoveUser', 'trtc:removeUser'] })).toEqual([]));
});

describe('idle-statement', () => {
  const id = 'idle-statement';
  const all = { action: 'trtc:*' };
  const deny = { ...all, effect: 'deny' };
  const office = { condition: { ip_equal: { 'qcs:ip': '10.0.0.0/8' } } };

  test('of two that say the same, the later', () =>
    expect(found(id, {}, {}, {})).toEqual(['warning $.statement[1]', 'warning $.statement[2]']));
  test('what others cover together', () => {
    const other = 'qcs::trtc::uin/100000000001:sdkappid/1400000002';
    expect(found(id, { resource: [APPLICATION, other] }, { resource: other }, {})).toEqual([
      'warning $.statement[1]',
      'warning $.statement[2]',
    ]);
  });
  test('a condition on what is allowed without', () =>
    expect(found(id, { ...all, ...office }, all)).toEqual(['warning $.statement[0]']));
  test('an allow of what is denied', () => expect(found(id, {}, deny)).toEqual(['warning $.statement[0]']));
  test('a deny of what is denied', () =>
    expect(found(id, { effect: 'deny' }, deny)).toEqual(['warning $.statement[0]']));
  test('not a deny of what this policy does not allow: others may', () => expect(found(id, deny)).toEqual([]));
  test('not a condition of its own', () => expect(found(id, { ...all, ...office }, {})).toEqual([]));
  test('not what differs in letter case', () => expect(found(id, { action: 'trtc:removeUser' }, {})).toEqual([]));
});
