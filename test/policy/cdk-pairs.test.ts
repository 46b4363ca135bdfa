import { compareAccess, evaluate, type Grants, parsePolicyDocument, type Verdict } from '../../lib/policy';
import { allow, deny, document, holding } from './holding';

/*
 * The changes of access on which the security diff of AWS CDK was measured, in CAM's words. It is right on the last
 * five groups here and silent or wrong on the others.
 *
 * What `compareAccess` cannot see is for the review to say: an access key that is created and a console login that is
 * switched on (credentials, not policies); that a user joins a group (here: what it means, the group's documents); which
 * template a statement is hidden in (here: what it means, a policy whose document is not known).
 * CAM has no `Sid` and no `NotAction`. What people write instead is here.
 */

const ADMINISTRATOR = document(allow('*'));
const READ_ONLY = document(allow('*', { condition: { numeric_equal: { 'qcs:read_only_action': 1 } } }));
const OPERATIONS = document(allow(['trtc:RemoveUser', 'trtc:DismissRoom']));
const OFFICE = { condition: { ip_equal: { 'qcs:ip': '203.0.113.0/24' } } };

const held = (...documents: Grants['documents']): Grants => ({ documents });

const pairs: [change: string, before: Grants, after: Grants, verdict: Verdict][] = [
  [
    'everything but one service is allowed (CDK: not broadening)',
    held(OPERATIONS),
    held(OPERATIONS, document(allow('*'), deny('cam:*'))),
    'broadened',
  ],
  [
    'a guardrail that left only reads is taken away (CDK: not broadening)',
    { documents: [ADMINISTRATOR], boundary: document(allow('trtc:Describe*')) },
    held(ADMINISTRATOR),
    'broadened',
  ],
  [
    'a guardrail of denies is taken away (CDK: not broadening)',
    holding(allow('trtc:*'), deny(['trtc:Create*', 'trtc:Delete*', 'trtc:Modify*'])),
    holding(allow('trtc:*')),
    'broadened',
  ],
  [
    'a policy that cannot be read takes the place of another (CDK: not broadening)',
    { documents: [OPERATIONS], opaque: ['rtc-moderation'] },
    { documents: [OPERATIONS], opaque: ['rtc-moderation-v2'] },
    'unknown',
  ],
  [
    'a policy that cannot be read is attached (CDK: not broadening)',
    held(OPERATIONS),
    { documents: [OPERATIONS], opaque: ['rtc-moderation'] },
    'broadened',
  ],
  [
    'the document of an attached policy widens (CDK: no change)',
    held(OPERATIONS, document(allow('trtc:Describe*'))),
    held(OPERATIONS, document(allow('trtc:*'))),
    'broadened',
  ],
  [
    'the boundary is taken away (CDK: no change)',
    { documents: [document(allow('trtc:*'))], boundary: READ_ONLY },
    held(document(allow('trtc:*'))),
    'broadened',
  ],
  [
    'the user joins the administrators (CDK: no change)',
    held(OPERATIONS),
    held(OPERATIONS, ADMINISTRATOR),
    'broadened',
  ],
  [
    'all actions become one (CDK: broadening)',
    holding(allow('trtc:*')),
    holding(allow('trtc:DescribeUserInfo')),
    'narrowed',
  ],
  ['a condition is added (CDK: broadening)', holding(allow('trtc:*')), holding(allow('trtc:*', OFFICE)), 'narrowed'],
  [
    'a statement is split in two (CDK: broadening)',
    held(OPERATIONS),
    holding(allow('trtc:RemoveUser'), allow('trtc:DismissRoom')),
    'equivalent',
  ],
  [
    'an allow is added that another one covers (CDK: broadening)',
    holding(allow('trtc:*')),
    holding(allow('trtc:*'), allow('trtc:Describe*')),
    'equivalent',
  ],
  ['administrator becomes read-only (CDK: broadening)', held(ADMINISTRATOR), held(READ_ONLY), 'narrowed'],
  [
    'a deny is narrowed (CDK: right, by accident)',
    holding(allow('trtc:*'), deny('trtc:Delete*')),
    holding(allow('trtc:*'), deny('trtc:DeleteCloudRecording')),
    'broadened',
  ],
  [
    'a deny is taken away',
    holding(allow('trtc:*'), deny('trtc:DescribeSecret')),
    holding(allow('trtc:*')),
    'broadened',
  ],
  ['a condition is taken away', holding(allow('trtc:*', OFFICE)), holding(allow('trtc:*')), 'broadened'],
  [
    'actions are put in another order',
    held(OPERATIONS),
    holding(allow(['trtc:DismissRoom', 'trtc:RemoveUser'])),
    'none',
  ],
  ['a grant appears', held(), held(OPERATIONS), 'broadened'],
];

const MIRRORED: Partial<Record<Verdict, Verdict>> = { broadened: 'narrowed', narrowed: 'broadened' };

describe('on the changes that AWS CDK gets wrong, and the few that it gets right', () => {
  test.each(pairs)('%s', (_, before, after, verdict) => {
    const { gained, ...there } = compareAccess(before, after);
    expect(there.verdict).toBe(verdict);
    if (verdict === 'broadened')
      expect([evaluate(before, gained!), evaluate(after, gained!)]).toEqual(['deny', 'allow']);
  });

  test.each(pairs.filter(([, before, after]) => String(before.opaque) === String(after.opaque)))(
    'the other way round: %s',
    (_, before, after, verdict) => {
      expect(compareAccess(after, before).verdict).toBe(MIRRORED[verdict] ?? verdict);
    },
  );

  test('fails on the words that only AWS has', () => {
    const withKey = (key: string, value: unknown): string =>
      JSON.stringify({
        version: '2.0',
        statement: [{ effect: 'allow', action: ['trtc:*'], resource: ['*'], [key]: value }],
      });
    expect(() => parsePolicyDocument(withKey('notAction', ['cam:*']))).toThrow('notAction');
    expect(() => parsePolicyDocument(withKey('sid', 'Operations'))).toThrow('sid');
  });
});
