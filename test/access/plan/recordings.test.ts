import { type AccessModel, readPlan } from '../../../lib/access';
import { allHoldings, credentials } from '../holdings';
import { recordedPlan, recordings } from '../recordings';

const FULL = 'QcloudTRTCFullAccess';
const READ = 'QcloudTRTCReadonlyAccess';
const TWO = ['trtc:DescribeAppInfo', 'trtc:DescribeRoom'];

type Holdings = Record<string, string[]>;

/** Every member of a group holds what the group does. */
function group(name: string, members: readonly string[], held: readonly string[]): Holdings {
  const all = [...held].sort();
  return { [`group:${name}`]: all, ...Object.fromEntries(members.map((member) => [`user:${member}`, all])) };
}

const viewers = (members: readonly string[], actions: readonly string[] = TWO, name = 'rtc-viewers') =>
  group(name, members, [...actions, READ]);
const team = { 'group:grp': ['trtc:DescribeRoom'], 'user:lit': ['trtc:DescribeRoom', READ].sort() };
const carol = { 'user:carol': [FULL, 'trtc:DescribeRoom'] };
const fifty = Array.from({ length: 50 }, (_, i) => `u${String(i).padStart(2, '0')}`);

/** Who holds what before and after, by recording. */
const EXPECTED: Record<string, readonly [before: Holdings, after: Holdings]> = {
  'access-key-removed': [{ 'user:svc': [] }, { 'user:svc': [] }],
  'access-key-with-pgp': [{}, { 'user:svc': [] }],
  'access-key-without-pgp': [{ 'user:svc': [] }, { 'user:svc': [] }],
  'attach-what-is-attached': [{}, { 'user:bob': [FULL] }],
  'boundary-and-role': [
    { 'group:grp': [], 'user:anna3': [FULL], 'user:lit': [] },
    { 'group:grp': [], 'role:role1': [FULL], 'user:anna3': [FULL, 'within trtc:DescribeRoom'], 'user:lit': [] },
  ],
  'create-user-with-preset': [{}, { 'user:alice': [FULL] }],
  'custom-policy-renamed': [
    viewers(['u1', 'u3', 'u4'], ['trtc:*'], 'rtc-viewers-2'),
    viewers(['u1', 'u3', 'u4'], ['trtc:*'], 'rtc-viewers-2'),
  ],
  'custom-policy-reordered': [viewers(['u1', 'u3', 'u4']), viewers(['u1', 'u3', 'u4'])],
  'custom-policy-widened': [viewers(['u1', 'u3', 'u4']), viewers(['u1', 'u3', 'u4'], ['trtc:*'])],
  'drift-attachment-removed': [
    { ...team, 'user:carol': ['trtc:DescribeRoom'] },
    { ...team, ...carol },
  ],
  'drift-document-changed': [
    { 'group:grp': ['*'], 'user:carol': ['*', FULL], 'user:lit': ['*', READ] },
    { ...team, ...carol },
  ],
  'drift-member-removed': [
    { ...team, ...carol, 'user:lit': [READ] },
    { ...team, ...carol },
  ],
  'fifty-users-one-group': [{}, group('g', fifty, [FULL])],
  'forget-attachment': [
    { ...team, ...carol, 'user:lit': [READ] },
    { ...team, ...carol, 'user:lit': [READ] },
  ],
  'grant-to-existing-user': [{}, { 'user:bob': [READ] }],
  'group-add-member': [viewers(['u1', 'u2', 'u3']), viewers(['u1', 'u2', 'u3', 'u4'])],
  'group-remove-member': [viewers(['u1', 'u2', 'u3', 'u4']), viewers(['u1', 'u3', 'u4'])],
  'group-rename': [viewers(['u1', 'u3', 'u4'], ['trtc:*']), viewers(['u1', 'u3', 'u4'], ['trtc:*'], 'rtc-viewers-2')],
  'group-with-preset-and-custom-policy': [{}, viewers(['u1', 'u2', 'u3'])],
  'import-existing': [
    {
      ...group('grp', ['dave'], ['trtc:*']),
      'role:role1': [FULL],
      'user:carol': [FULL, 'trtc:*', 'within policy with the id 23456782'],
    },
    {
      ...group('grp', ['dave'], ['trtc:*']),
      'role:role1': [FULL],
      'user:carol': [FULL, 'trtc:*', 'within policy with the id 23456782'],
    },
  ],
  'no-change': [{}, {}],
  revoke: [{ 'user:bob': [FULL] }, {}],
  'swap-preset-create-first': [{ 'user:bob': [FULL] }, { 'user:bob': [READ] }],
  'swap-preset-same-address': [{ 'user:bob': [READ] }, { 'user:bob': [FULL] }],
  'swap-preset-two-addresses': [{ 'user:bob': [READ] }, { 'user:bob': [FULL] }],
  'switch-console-off': [{ 'user:alice': [FULL] }, { 'user:alice': [FULL] }],
  'toggle-use-api': [{ 'user:alice': [FULL] }, { 'user:alice': [FULL] }],
  'user-renamed': [
    { 'group:grp': [], 'user:anna': [FULL], 'user:lit': [] },
    { 'group:grp': [], 'user:anna2': [FULL], 'user:lit': [] },
  ],
  'user-with-provider-defaults': [{}, { 'user:dflt': [] }],
};

test('every recording has an expectation', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(recordings);
});

describe.each(recordings)('%s', (name) => {
  const plan = readPlan(recordedPlan(name));
  const [before, after] = EXPECTED[name]!;

  test('before and after', () => {
    expect(allHoldings(plan.before)).toEqual(before);
    expect(allHoldings(plan.after)).toEqual(after);
  });

  test('is understood as a whole', () => {
    expect(plan.coverage).toMatchObject({ understood: plan.coverage.read, notUnderstood: [] });
    expect(plan.warnings).toEqual([]);
  });

  test('has drift only where something was changed outside of Terraform', () => {
    const remembered = allHoldings(plan.remembered);
    if (name.startsWith('drift-')) expect(remembered).toEqual(after);
    // Its group had lost a member, which that plan leaves alone.
    else if (name === 'forget-attachment') expect(remembered['user:lit']).toEqual(['trtc:DescribeRoom', READ].sort());
    else expect(remembered).toEqual(before);
  });
});

describe('credentials', () => {
  const of = (name: string) => {
    const plan = readPlan(recordedPlan(name));
    return [credentials(plan.before), credentials(plan.after)];
  };

  test.each([
    ['access-key-with-pgp', [], ['access-key user:svc not in state']],
    [
      'access-key-without-pgp',
      ['access-key user:svc not in state', 'access-key user:svc not in state'],
      ['access-key user:svc in clear'],
    ],
    ['access-key-removed', ['access-key user:svc not in state'], []],
    ['create-user-with-preset', [], ['password user:alice in clear once made']],
    ['user-with-provider-defaults', [], ['initial-key user:dflt in clear once made']],
    // The provider makes no key when the code changes its mind.
    ['toggle-use-api', ['password user:alice in clear'], ['password user:alice in clear']],
    ['import-existing', ['access-key user:carol not in state'], ['access-key user:carol not in state']],
  ])('of %s', (name, before, after) => {
    expect(of(name)).toEqual([before, after]);
  });

  test('a console login that is switched off', () => {
    const plan = readPlan(recordedPlan('switch-console-off'));
    const login = ({ accounts }: AccessModel) => accounts[0]!.users[0]!.consoleLogin;
    expect([login(plan.before), login(plan.after)]).toEqual([true, false]);
  });

  test('a key that stays is the same key on both sides', () => {
    const plan = readPlan(recordedPlan('drift-member-removed'));
    const ids = [plan.before, plan.after].map(({ accounts }) =>
      accounts[0]!.credentials.flatMap((one) => (one.kind === 'access-key' ? [one.id] : [])),
    );
    expect(ids[0]).toEqual(ids[1]);
    expect(ids[0]).toEqual([expect.any(String)]);
  });
});
