import { AccountAccess } from '../../../lib/access';
import { allowing } from '../documents';
import { holdings } from '../holdings';
import { accountOf, type StackFile } from '../synth-files';

/** A group with one custom policy, and bob in it. */
const team = (more: StackFile = {}, membership: object = {}, attachment: object = {}): StackFile => ({
  ...more,
  resource: {
    cam_group: { g: { name: 'ops' } },
    cam_policy: { p: { name: 'one', document: allowing('trtc:RemoveUser') } },
    cam_group_membership: { m: { group_id: '${tencentcloud_cam_group.g.id}', user_names: ['bob'], ...membership } },
    cam_group_policy_attachment: {
      a: { group_id: '${tencentcloud_cam_group.g.id}', policy_id: '${tencentcloud_cam_policy.p.id}', ...attachment },
    },
    ...more.resource,
  },
});

test('holdings tell how a user comes to a policy', () => {
  const account = accountOf(
    team({ resource: { cam_user_policy_attachment: { d: { user_name: 'bob', policy_id: '1' } } } }),
  );
  expect(new AccountAccess(account).holdings('user:bob')).toMatchObject([
    {
      policy: 'policy-id:1',
      attachment: { address: 'tencentcloud_cam_user_policy_attachment.d' },
      opaque: 'policy with the id 1',
    },
    {
      policy: 'custom:one',
      via: 'group:ops',
      attachment: { address: 'tencentcloud_cam_group_policy_attachment.a' },
      membership: { address: 'tencentcloud_cam_group_membership.m' },
      document: { statement: [{ action: ['trtc:RemoveUser'] }] },
    },
  ]);
});

test('everybody comes with the same holdings that are told of one', () => {
  const role = { cam_role_policy_attachment_by_name: { r: { role_name: 'deploy', policy_name: 'one' } } };
  const direct = { cam_user_policy_attachment: { d: { user_name: 'carol', policy_id: '1' }, e: { user_name: 'bob', policy_id: '1' } } }; // prettier-ignore
  const access = new AccountAccess(accountOf(team({ resource: { ...role, ...direct } })));
  const everybody = access.all();
  expect(everybody.map(({ principal, holdings }) => [principal, holdings.length])).toEqual([
    ['group:ops', 1],
    ['role:deploy', 1],
    ['user:bob', 2],
    ['user:carol', 1],
  ]);
  for (const { principal, holdings } of everybody) {
    expect(holdings).toEqual(access.holdings(principal));
  }
});

test('the members of one group share one object', () => {
  const account = accountOf(team({}, { user_names: ['bob', 'carol'] }));
  const everybody = new AccountAccess(account).all();
  const [bob, carol] = ['user:bob', 'user:carol'].map((key) => everybody.find(({ principal }) => principal === key)!);
  expect(bob!.grants).toBe(carol!.grants);
});

test('a document that does not parse is opaque, and another one when it changes', () => {
  const held = (document: string) =>
    holdings(accountOf({ resource: { cam_policy: { p: { name: 'one', document } }, cam_user_policy_attachment: {
      a: { user_name: 'bob', policy_id: '${tencentcloud_cam_policy.p.id}' } } } }))['user:bob']; // prettier-ignore
  expect(held('{"version":"2.0"}')).toEqual([expect.stringMatching(/^custom policy one \(.{22}\)$/)]);
  expect(held('{"version":"2.0"}')).not.toEqual(held('{"version":"3.0"}'));
});

test('a document is opaque where two resources give it', () => {
  const version = (document: string, set_as_default: boolean) =>
    holdings(
      accountOf(
        team({
          resource: {
            cam_policy_version: {
              v: { policy_id: '${tencentcloud_cam_policy.p.id}', policy_document: document, set_as_default },
            },
          },
        }),
      ),
    )['user:bob'];
  expect(version(allowing('*'), false)).toEqual(['trtc:RemoveUser']);
  expect(version(allowing('trtc:RemoveUser'), true)).toEqual(['trtc:RemoveUser']);
  expect(version(allowing('*'), true)).toEqual([expect.stringContaining('custom policy one (')]);
});

test('what comes on a condition is opaque, and no longer the same when what it gives changes', () => {
  const on = { count: '${var.on}' };
  const held = (stack: StackFile) => holdings(accountOf(stack))['user:bob'];
  const whole = held(team());
  const conditional = [held(team({}, on)), held(team({}, {}, on))];
  expect(conditional[0]).toEqual([
    expect.stringMatching(/^custom policy one \(.{22}\) through group ops if "\$\{var.on\}"/),
  ]);
  expect(conditional[1]).toEqual([expect.stringMatching(/^custom policy one \(.{22}\) if "\$\{var.on\}"/)]);
  for (const one of conditional) expect(one).not.toEqual(whole);
  const wider = { cam_policy: { p: { name: 'one', document: allowing('*') } } };
  expect(held(team({ resource: wider }, on))).not.toEqual(conditional[0]);
});

test('a boundary is opaque where its document is not known, or where there are two', () => {
  const bounded = (...policies: string[]) =>
    holdings(
      accountOf({
        resource: {
          cam_policy: { p: { name: 'edge', document: allowing('trtc:*') } },
          cam_user_permission_boundary_attachment: Object.fromEntries(
            policies.map((policy_id, i) => [`b${i}`, { target_uin: 7, policy_id }]),
          ),
        },
      }),
    )['user-uin:7'];
  expect(bounded('${tencentcloud_cam_policy.p.id}')).toEqual(['within trtc:*']);
  expect(bounded('1')).toEqual(['within policy with the id 1']);
  expect(bounded('1', '${tencentcloud_cam_policy.p.id}')).toEqual([
    expect.stringMatching(/^within custom policy edge \(.{22}\) or policy with the id 1$/),
  ]);
});

test('no name can be mistaken for another thing', () => {
  const hostile = [
    'policy with the id 1',
    'custom policy one',
    'QcloudTRTCFullAccess if x',
    'whatever else group g holds',
  ];
  const account = accountOf({
    data: { cam_policies: Object.fromEntries(hostile.map((name, i) => [`p${i}`, { name, scope: 'QCS' }])) },
    resource: {
      cam_user_policy_attachment: Object.fromEntries(
        hostile.map((_, i) => [
          `a${i}`,
          { user_name: 'bob', policy_id: `\${data.tencentcloud_cam_policies.p${i}.policy_list[0].policy_id}` },
        ]),
      ),
    },
  });
  expect(holdings(account)['user:bob']).toEqual(hostile.map((name) => JSON.stringify(name)).sort());
});

test('many users in a large group take no time', () => {
  const users = Array.from({ length: 5_000 }, (_, i) => `u${i}`);
  const account = accountOf(
    team({}, { user_names: users }, { for_each: Object.fromEntries(users.map((one) => [one, one])) }),
  );
  expect(account.attachments).toHaveLength(5_000);
  expect(new AccountAccess(account).all()).toHaveLength(5_001);
});
