import { TrtcStatement, type TrtcStatementProps } from '../../../lib/constructs';
import { statementWarnings } from '../../../lib/constructs/private/statement-warnings';

const warnings = (props: TrtcStatementProps, ...others: TrtcStatement[]) => {
  const statement = TrtcStatement.allow(props);
  return statementWarnings(statement, [statement, ...others]);
};
const secrets = expect.stringContaining('hand out keys or signatures') as string;
const future = expect.stringContaining('may add to it later') as string;

test('actions by name, whose scope is documented, need no warning', () => {
  expect(warnings({ actions: ['trtc:RemoveUser', 'trtc:DescribeSecret'], applications: [1400000001] })).toEqual([]);
});

test('a pattern that reads secrets, and whatever is added to it later', () => {
  expect(warnings({ actions: ['trtc:Describe*'] })).toEqual([
    '`trtc:Describe*` allows `trtc:DescribeSecret`, `trtc:DescribeSig`, `trtc:DescribeTrtcAppAndAccountInfo`, which hand ' +
      'out keys or signatures of an application; deny those in the same policy, or name the actions that are needed',
    '`trtc:Describe*` also allows what TRTC may add to it later; name the actions that are needed',
  ]);
});

test('a pattern that covers no secret', () => {
  expect(warnings({ actions: ['trtc:Start*'] })).toEqual([future]);
});

test('a deny of the secrets settles them', () => {
  const deny = ['trtc:DescribeS*', 'trtc:DescribeTrtcAppAndAccountInfo'];
  expect(warnings({ actions: ['trtc:Describe*'] }, TrtcStatement.deny({ actions: deny }))).toEqual([future]);
});

test.each<TrtcStatementProps>([
  { actions: ['trtc:DescribeS*'] },
  { actions: ['trtc:*'], applications: [1400000001] },
  { actions: ['trtc:*'], conditions: { notBefore: '2027-01-01T00:00:00Z' } },
])('a deny of less does not settle them: %j', (props) => {
  expect(warnings({ actions: ['trtc:Describe*'] }, TrtcStatement.deny(props))).toEqual([secrets, future]);
});

test('a deny by pattern is what one wants', () => {
  const statement = TrtcStatement.deny({ actions: ['trtc:*'] });
  expect(statementWarnings(statement, [statement])).toEqual([]);
});

test('a pattern on applications, which CAM ignores for some of its actions', () => {
  expect(warnings({ actions: ['trtc:Check*'], applications: [1400000001] })).toContainEqual(
    '`trtc:Check*` is limited to applications, so CAM ignores it for `trtc:CheckCreateTRTCFreePackage`, ' +
      '`trtc:CheckTRTCUserStatus`, `trtc:CheckUserInQCWhiteList`; what is needed of them goes into a statement without `applications`',
  );
});

test('actions on applications of which no document says that they can be', () => {
  expect(
    warnings({ actions: ['trtc:StartWebRecord'], undocumentedActions: ['trtc:New'], applications: [1400000001] }),
  ).toEqual([
    'no document says whether CAM can limit `trtc:StartWebRecord`, `trtc:New` to applications; ' +
      "if it can't, CAM ignores the statement for them",
  ]);
});

test('a long list is cut', () => {
  expect(warnings({ actions: ['trtc:*'], applications: [1400000001] })[2]).toMatch(
    /(`trtc:\w+`(, )?){4} and \d+ more;/,
  );
});
