import { readSynth, reviewAccess } from '../../lib/review';
import { type StackFile, synthOf } from '../access/synth-files';
import { reviewOfStacks } from './changes';

const REMOVE = { effect: 'allow', action: ['trtc:RemoveUser'], resource: ['*'] };
const NO_DISMISS = { effect: 'deny', action: ['trtc:DismissRoom'], resource: ['*'] };
const POLICY = '${tencentcloud_cam_policy.p.id}';
const BOB = { cam_user_policy_attachment: { b: { user_name: 'bob', policy_id: POLICY } } };
const BOUNDARY = { cam_user_permission_boundary_attachment: { b: { target_uin: 7, policy_id: POLICY } } };
const GROUP = { cam_group_policy_attachment: { g: { group_id: '77', policy_id: POLICY } } };

function stack(statement: readonly object[], resource: StackFile['resource'] = {}, rest: object = {}): StackFile {
  const document = JSON.stringify({ version: '2.0', statement });
  return { resource: { cam_policy: { p: { name: 'moderation', document } }, ...resource }, ...rest };
}

test.each([
  ['user', BOB],
  ['group', GROUP],
])('what a %s that exists holds is neither gained with the first grant nor lost with the last', (_, resource) => {
  const [first] = reviewOfStacks(stack([REMOVE]), stack([REMOVE], resource)).principals;
  expect(first).toMatchObject({
    verdict: 'broadened',
    gained: { action: 'trtc:RemoveUser' },
    because: [{ kind: 'attached', policy: 'moderation' }],
  });
  const [last] = reviewOfStacks(stack([REMOVE], resource), stack([REMOVE])).principals;
  expect(last).toMatchObject({ verdict: 'narrowed', lost: { action: 'trtc:RemoveUser' } });
});

test('a deny that leaves a group that exists gives back what else it holds', () => {
  const { principals, gate } = reviewOfStacks(stack([NO_DISMISS], GROUP), stack([NO_DISMISS]));
  expect(principals).toMatchObject([{ kind: 'group', verdict: 'broadened', gained: { action: 'trtc:DismissRoom' } }]);
  expect(gate.state).toBe('closed');
});

test('whoever joins a group that exists gains whatever it holds', () => {
  const member = { cam_group_membership: { m: { group_id: '77', user_names: ['bob'] } } };
  const { principals } = reviewOfStacks({}, { resource: member });
  expect(principals).toMatchObject([
    { name: 'bob', verdict: 'broadened', gained: { action: expect.stringContaining('everything in') as string } },
  ]);
});

test('whoever leaves a group that exists may have been held back by it', () => {
  const member = (name: string): StackFile => ({
    resource: { cam_group_membership: { m: { group_id: '77', user_names: [name] } } },
  });
  const { principals, gate } = reviewOfStacks(member('bob'), member('ann'));
  expect(principals).toMatchObject([
    { name: 'ann', verdict: 'broadened' },
    { name: 'bob', verdict: 'unknown' },
  ]);
  expect(principals[1]?.reasons.join()).toContain('it may deny what the others allow');
  expect(gate.state).toBe('closed');
});

test('a policy that exists, and which nobody has read, may have held back the user or the group that loses it', () => {
  const attached = { cam_user_policy_attachment: { b: { user_name: 'bob', policy_id: '42' } } };
  const { principals, gate } = reviewOfStacks({ resource: attached }, {});
  expect(principals).toMatchObject([{ name: 'bob', verdict: 'unknown' }]);
  expect(gate.state).toBe('closed');
  const ofGroup = { cam_group_policy_attachment: { g: { group_id: '77', policy_id: '42' } } };
  expect(reviewOfStacks({ resource: ofGroup }, {}).principals).toMatchObject([{ kind: 'group', verdict: 'unknown' }]);
});

test('a boundary for a user that exists may replace a stricter one', () => {
  const [user] = reviewOfStacks(stack([REMOVE]), stack([REMOVE], BOUNDARY)).principals;
  expect(user).toMatchObject({ verdict: 'unknown', reasons: [expect.stringContaining('boundary')] });
});

test('a policy that is imported may say anything until it is read', () => {
  const imports = { import: [{ to: 'tencentcloud_cam_policy.p', id: '42' }] };
  const review = reviewOfStacks({}, stack([REMOVE], {}, imports));
  expect(review).toMatchObject({
    policies: [{ name: 'moderation', verdict: 'unknown' }],
    fingerprint: expect.any(String) as string,
  });
});

test('a user who is imported may hold what was not read', () => {
  const made = { cam_user: { bob: { name: 'bob', use_api: false } }, ...BOB };
  const imports = { import: [{ to: 'tencentcloud_cam_user.bob', id: 'bob' }] };
  const [bob] = reviewOfStacks(stack([REMOVE, NO_DISMISS], BOB), stack([REMOVE], made, imports)).principals;
  expect(bob).toMatchObject({ change: 'changed', verdict: 'broadened' });
});

test('whoever is made in one stack may hold in another one what a deny held back', () => {
  const exceptions = [
    { effect: 'allow', action: ['trtc:Remove*'], resource: ['*'] },
    { effect: 'deny', action: ['trtc:RemoveUser'], resource: ['*'] },
  ];
  const made = { cam_user: { bob: { name: 'bob', use_api: false } } };
  const held = {
    cam_user_policy_attachment: { a: { user_name: '${tencentcloud_cam_user.bob.name}', policy_id: POLICY } },
  };
  const grants = stack([{ effect: 'allow', action: ['trtc:*'], resource: ['*'] }], BOB);
  const review = (elsewhere: StackFile) => {
    const [base, head] = [{ ...made, ...held }, made].map((resource) =>
      readSynth(synthOf({ people: stack(exceptions, resource), grants: elsewhere })),
    );
    return reviewAccess(base!, head!, { mode: 'synth', rules: [] });
  };
  expect(review(grants)).toMatchObject({
    principals: [
      { account: 'stack:people', name: 'bob', verdict: 'incomparable', gained: { action: 'trtc:RemoveUser' } },
    ],
    gate: { state: 'closed' },
  });
  // Where nobody else names bob, what was read is all there is.
  expect(review({})).toMatchObject({ principals: [{ name: 'bob', verdict: 'narrowed' }], gate: { state: 'open' } });
  // Two accounts that are known to be two have two users of one name.
  const of = (uin: string, one: StackFile) => ({ ...one, provider: { tencentcloud: { allowed_account_ids: [uin] } } });
  const [base, head] = [{ ...made, ...held }, made].map((resource) =>
    readSynth(synthOf({ people: of('1', stack(exceptions, resource)), grants: of('2', grants) })),
  );
  expect(reviewAccess(base!, head!, { mode: 'synth', rules: [] }).gate.state).toBe('open');
});
