import { TrtcStatement, type TrtcStatementProps } from '../../../lib/constructs';
import { coveredStatementProblems } from '../../../lib/constructs/private/covered-statements';

const allow = (props: TrtcStatementProps) => TrtcStatement.allow(props);
const deny = (props: TrtcStatementProps) => TrtcStatement.deny(props);
const removeUser = ['trtc:RemoveUser'];

test.each<[string, TrtcStatement[], string]>([
  [
    'the same again',
    [allow({ actions: removeUser }), allow({ actions: removeUser })],
    'statement 2 (allow) says nothing that statement 1',
  ],
  [
    'a pattern covers',
    [allow({ actions: removeUser }), allow({ actions: ['trtc:*'] })],
    'statement 1 (allow) says nothing that statement 2',
  ],
  [
    'the account covers its applications',
    [allow({ actions: removeUser }), allow({ actions: removeUser, applications: [1] })],
    'statement 2 (allow) says nothing that statement 1',
  ],
  [
    'more applications cover fewer',
    [deny({ actions: removeUser, applications: [1] }), deny({ actions: ['trtc:Remove*'], applications: [2, 1] })],
    'statement 1 (deny) says nothing that statement 2',
  ],
  [
    'always covers sometimes',
    [allow({ actions: removeUser, conditions: { sourceIps: ['203.0.113.7'] } }), allow({ actions: removeUser })],
    'statement 1 (allow) says nothing that statement 2',
  ],
  [
    'the same condition in another order',
    [
      allow({ actions: removeUser, conditions: { sourceIps: ['203.0.113.7', '203.0.113.8'] } }),
      allow({ actions: removeUser, conditions: { sourceIps: ['203.0.113.8', '203.0.113.7'] } }),
    ],
    'statement 2 (allow) says nothing that statement 1',
  ],
])('fails where %s', (_, statements, problem) => {
  expect(coveredStatementProblems(statements)).toEqual([expect.stringContaining(problem)]);
});

test.each<[string, TrtcStatement[]]>([
  ['an allow and a deny', [allow({ actions: ['trtc:*'] }), deny({ actions: removeUser })]],
  [
    'other applications',
    [allow({ actions: removeUser, applications: [1] }), allow({ actions: removeUser, applications: [2] })],
  ],
  [
    'an application and the account',
    [allow({ actions: ['trtc:*'], applications: [1] }), allow({ actions: removeUser })],
  ],
  [
    'other conditions',
    [
      allow({ actions: removeUser, conditions: { sourceIps: ['203.0.113.7'] } }),
      allow({ actions: removeUser, conditions: { sourceIps: ['203.0.113.8'] } }),
    ],
  ],
])('each says something of its own: %s', (_, statements) => {
  expect(coveredStatementProblems(statements)).toEqual([]);
});
