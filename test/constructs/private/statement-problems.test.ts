import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { trtcActions } from '../../../lib/catalog';
import { TrtcStatement, type TrtcStatementProps } from '../../../lib/constructs';
import { statementProblems } from '../../../lib/constructs/private/statement-problems';

const problems = (props: TrtcStatementProps) => statementProblems(TrtcStatement.allow(props));
const variable = () => new TerraformVariable(new TerraformStack(Testing.app(), 'stack'), 'given', {});

test('every documented action is accepted on the whole account', () => {
  expect(problems({ actions: trtcActions.map(({ name }) => name) })).toEqual([]);
});

test('every action is accepted on an application unless CAM would ignore it there', () => {
  for (const { name, scope } of trtcActions) {
    expect([name, problems({ actions: [name], applications: [1400000001] }).length]).toEqual([
      name,
      scope === 'operation' ? 1 : 0,
    ]);
  }
});

test('patterns are accepted', () => {
  expect(problems({ actions: ['trtc:*'], applications: [1400000001] })).toEqual([]);
  expect(problems({ actions: ['trtc:Describe*', 'trtc:*ByStrRoomId'] })).toEqual([]);
});

test('an action that its author knows to exist is accepted, and need not be taken out once it is documented', () => {
  expect(problems({ undocumentedActions: ['trtc:BrandNewAction', 'trtc:RemoveUser'] })).toEqual([]);
});

test('an application that only Terraform knows is accepted', () => {
  expect(problems({ actions: ['trtc:RemoveUser'], applications: [variable().numberValue] })).toEqual([]);
});

test('fails on actions that CAM would ignore on applications, and says where they go', () => {
  expect(
    problems({
      actions: ['trtc:CreateTrtcApp', 'trtc:RemoveUser', 'trtc:DescribeDetailEvent'],
      applications: [1400000001],
    }),
  ).toEqual([
    "CAM can't limit `trtc:CreateTrtcApp`, `trtc:DescribeDetailEvent` to applications and would ignore the statement for " +
      'them; put them into a statement without `applications`, which is for the whole account',
  ]);
});

test('fails in a deny, which would deny nothing', () => {
  const statement = TrtcStatement.deny({ actions: ['trtc:CreateTrtcApp'], applications: [1400000001] });
  expect(statementProblems(statement)).toEqual([expect.stringContaining("CAM can't limit `trtc:CreateTrtcApp`")]);
});

test.each([
  [
    'trtc:RemoveUsr',
    "in none of Tencent's documents; did you mean `trtc:RemoveUser`? an action that you know to exist goes",
  ],
  ['trtc:removeuser', "in none of Tencent's documents; did you mean `trtc:RemoveUser`?"],
  ['trtc:Bananas', "in none of Tencent's documents; an action that you know to exist goes into `undocumentedActions`"],
  ['trtc:Descirbe*', 'covers no documented action'],
  ['trtc:', 'has no verb; write `trtc:*` for every TRTC action'],
  ['trtc', 'has no product; write it as in `trtc:RemoveUser`'],
  ['RemoveUser', 'has no product; write it as in `trtc:RemoveUser`'],
  ['*', 'is every action of every product; write `trtc:*`'],
  ['*:*', 'is every action of every product; write `trtc:*`'],
  ['live:DescribeLiveStreamOnlineList', 'is none of TRTC; this construct writes policies for `trtc:` only'],
  ['TRTC:RemoveUser', 'is none of TRTC'],
  ['name/trtc:RemoveUser', "has a prefix that it doesn't need; write `trtc:RemoveUser`"],
  ['trtc:Remove?ser', "contains `?`, which CAM doesn't know; `*` is its only wildcard"],
  ['trtc:Remove User', 'is no name; write it as in `trtc:RemoveUser`'],
])('fails on the action %p', (action, problem) => {
  expect(problems({ actions: [action] })).toEqual([expect.stringContaining(problem)]);
});

test.each<[string, TrtcStatementProps, string]>([
  ['no action', {}, 'it names no action, so it says nothing; name one, or remove it'],
  ['an action twice', { actions: ['trtc:RemoveUser', 'trtc:RemoveUser'] }, 'action `trtc:RemoveUser` is named twice'],
  [
    'an action beside a pattern for it',
    { actions: ['trtc:RemoveUser', 'trtc:Remove*'] },
    'action `trtc:RemoveUser` is covered by `trtc:Remove*`; remove one of them',
  ],
  [
    'a pattern as undocumented action',
    { undocumentedActions: ['trtc:New*'] },
    'undocumented action `trtc:New*` is a pattern; name the actions that you know',
  ],
  [
    'no application',
    { actions: ['trtc:RemoveUser'], applications: [] },
    '`applications` is empty, so it says nothing; name one, or leave `applications` out for the whole account',
  ],
  ['an application twice', { actions: ['trtc:RemoveUser'], applications: [1, 1] }, 'application `1` is named twice'],
  ['application 0', { actions: ['trtc:RemoveUser'], applications: [0] }, 'application `0` is no SdkAppId'],
  ['application 1.5', { actions: ['trtc:RemoveUser'], applications: [1.5] }, 'application `1.5` is no SdkAppId'],
  ['application NaN', { actions: ['trtc:RemoveUser'], applications: [NaN] }, 'application `NaN` is no SdkAppId'],
])('fails on %s', (_, props, problem) => {
  expect(problems(props)).toEqual([expect.stringContaining(problem)]);
});

test('fails on what covers every product, and says nothing of the actions beside it', () => {
  expect(problems({ actions: ['*', 'trtc:RemoveUser'] })).toHaveLength(1);
});

test('fails on actions and lists that only Terraform knows', () => {
  const { stringValue, listValue } = variable();
  expect(problems({ actions: [stringValue] })).toEqual([expect.stringContaining('known only to Terraform')]);
  expect(problems({ actions: listValue })).toEqual([expect.stringContaining('known only to Terraform')]);
});

test('names all problems at once', () => {
  expect(
    problems({ actions: ['trtc:RemoveUsr', 'trtc:CreateTrtcApp'], applications: [0], conditions: { sourceIps: [] } }),
  ).toEqual([
    expect.stringContaining('trtc:RemoveUsr'),
    expect.stringContaining('application `0`'),
    expect.stringContaining('trtc:CreateTrtcApp'),
    expect.stringContaining('sourceIps'),
  ]);
});
