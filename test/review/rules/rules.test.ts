import { allowing } from '../../access/documents';
import { type StackFile } from '../../access/synth-files';
import { findings, holding, ids, policy } from './judged';

const statement = (effect: string, action: string[], more: object = {}) => ({
  effect,
  action,
  resource: ['*'],
  ...more,
});
const document = (...statements: object[]) => ({ version: '2.0', statement: statements });

describe('administrator-preset', () => {
  test.each(['AdministratorAccess', 'QCloudResourceFullAccess', 'QcloudCamFullAccess'])('finds %s', (preset) => {
    expect(findings(holding(preset))).toMatchObject([
      {
        id: 'administrator-preset',
        severity: 'error',
        message: `user \`alice\` holds \`${preset}\`; attach what the work needs`,
      },
    ]);
  });

  test('finds it by its number, which a document of Tencent shows', () => {
    const stack = { resource: { cam_user_policy_attachment: { a: { user_name: 'alice', policy_id: '1' } } } };
    expect(ids(stack)).toEqual(['administrator-preset']);
  });

  test('finds each member of a group that holds it', () => {
    const group: StackFile = {
      data: { cam_policies: { p: { name: 'AdministratorAccess', scope: 'QCS' } } },
      resource: {
        cam_group: { g: { name: 'ops' } },
        cam_group_membership: { m: { group_id: '${tencentcloud_cam_group.g.id}', user_names: ['bob', 'carol'] } },
        cam_group_policy_attachment: {
          a: {
            group_id: '${tencentcloud_cam_group.g.id}',
            policy_id: '${data.tencentcloud_cam_policies.p.policy_list[0].policy_id}',
          },
        },
      },
    };
    expect(
      findings(group)
        .map(({ message }) => message)
        .sort(),
    ).toEqual([
      'group `ops` holds `AdministratorAccess`; attach what the work needs',
      'user `bob`, through group `ops`, holds `AdministratorAccess`; attach what the work needs',
      'user `carol`, through group `ops`, holds `AdministratorAccess`; attach what the work needs',
    ]);
  });

  test('does not find TRTC’s own presets, a custom policy of that name, or a policy that is not known', () => {
    const attach = (id: string): StackFile => ({
      resource: {
        cam_policy: { p: { name: 'AdministratorAccess', document: allowing('trtc:RemoveUser') } },
        cam_user_policy_attachment: { a: { user_name: 'alice', policy_id: id } },
      },
    });
    expect(ids(holding('QcloudTRTCFullAccess'))).toEqual([]);
    expect(ids(attach('${tencentcloud_cam_policy.p.id}'))).toEqual([]);
    expect(ids(attach('${var.policy}'))).toEqual([]);
  });
});

describe('everything-on-everything', () => {
  test.each([['*'], ['*:*'], ['name/*:*']])('finds %s', (action) => {
    expect(ids(policy(document(statement('allow', [action]))))).toContain('everything-on-everything');
  });

  test('does not find a product, a deny, a condition or a document that is not known', () => {
    const met = { condition: { ip_equal: { 'qcs:ip': ['10.0.0.0/8'] } } };
    const documents = [statement('allow', ['cos:*']), statement('deny', ['*']), statement('allow', ['*'], met)];
    for (const one of documents) expect(ids(policy(document(one)))).not.toContain('everything-on-everything');
    expect(ids(policy('${var.document}'))).toEqual([]);
  });
});

describe('secret-revealing-reads', () => {
  test('finds them by name and through a wildcard', () => {
    for (const action of ['trtc:DescribeSecret', 'name/trtc:Describe*', 'trtc:*']) {
      expect(findings(policy(document(statement('allow', [action]))))[0]).toMatchObject({
        id: 'secret-revealing-reads',
        severity: 'warning',
        message: expect.stringContaining('`trtc:DescribeSecret`') as string,
      });
    }
  });

  test('does not find what the policy denies, nor another product', () => {
    const secrets = ['trtc:DescribeSecret', 'trtc:DescribeSig', 'trtc:DescribeTrtcAppAndAccountInfo'];
    expect(ids(policy(document(statement('allow', ['trtc:Describe*']), statement('deny', secrets))))).toEqual([]);
    expect(ids(policy(document(statement('allow', ['cos:*']))))).toEqual([]);
  });

  test('editing the rest of the policy makes no other finding', () => {
    const reads = statement('allow', ['trtc:Describe*']);
    const more = statement('allow', ['trtc:RemoveUser']);
    expect(ids(policy(document(reads, more)), policy(document(reads)))).toEqual([]);
  });
});

describe('grants', () => {
  const grant = (note?: object) => holding('QcloudTRTCFullAccess', ['alice', 'bob'], note);
  const whole = { reason: 'on-call rota', owner: 'rtc-platform' };

  test('without a reason or an owner are found once a declaration', () => {
    expect(findings(grant({}))).toMatchObject([
      {
        id: 'grant-without-reason',
        severity: 'warning',
        source: 'main.ts:7',
        message: '`Ops/Read` says no reason; write `reason` on the binding',
      },
      { id: 'grant-without-owner', severity: 'note', message: '`Ops/Read` has no owner; write `owner` on the binding' },
    ]);
  });

  test('with both are not, nor those of which only the address is known', () => {
    expect(ids(grant(whole))).toEqual([]);
    expect(ids(grant())).toEqual([]);
  });

  test.each(['2026-11-23', '2026-02-30', 'soon'])('that end on %s are found', (validUntil) => {
    expect(findings(grant({ ...whole, validUntil }))).toMatchObject([{ id: 'grant-expired', severity: 'error' }]);
  });

  test('that end today, or within a year, are not', () => {
    for (const validUntil of ['2026-11-24', '2027-11-24']) expect(ids(grant({ ...whole, validUntil }))).toEqual([]);
  });

  test('that end in more than a year are', () => {
    expect(ids(grant({ ...whole, validUntil: '2027-11-26' }))).toEqual(['grant-overlong']);
  });

  test('held by a group already are found', () => {
    const stack = grant(whole);
    const withGroup: StackFile = {
      ...stack,
      resource: {
        ...stack.resource,
        cam_group: { g: { name: 'ops' } },
        cam_group_policy_attachment: {
          a: {
            group_id: '${tencentcloud_cam_group.g.id}',
            policy_id: '${data.tencentcloud_cam_policies.p.policy_list[0].policy_id}',
          },
        },
      },
    };
    expect(findings(withGroup)[0]).toMatchObject({
      id: 'direct-attachment',
      severity: 'note',
      message:
        'user `alice` holds `QcloudTRTCFullAccess` directly, as group `ops` does; make the user a member of the group',
    });
  });
});

describe('keys', () => {
  const user = (more: object): StackFile => ({
    resource: { cam_user: { u: { name: 'svc', use_api: false, ...more } } },
  });
  const keyed = (more: object, ...keys: object[]): StackFile => ({
    resource: {
      ...user(more).resource,
      cam_access_key: Object.fromEntries(
        keys.map((key, i) => [`k${i}`, { target_uin: '${tencentcloud_cam_user.u.uin}', ...key }]),
      ),
    },
  });
  const pgp = { pgp_key: 'bXkga2V5' };

  test('without a PGP key are found, with one they are not', () => {
    expect(ids(keyed({}, {}))).toEqual(['key-without-pgp']);
    expect(ids(keyed({}, pgp))).toEqual([]);
    expect(ids(keyed({}, { pgp_key: '${var.key}' }))).toEqual([]);
  });

  test('two at once are found, one that is inactive is none', () => {
    expect(ids(keyed({}, pgp, pgp))).toEqual(['two-keys']);
    expect(ids(keyed({}, pgp, { ...pgp, status: 'Inactive' }))).toEqual([]);
  });

  test('beside a console login are found', () => {
    expect(ids(keyed({ console_login: true }, pgp))).toEqual(['user-with-console-and-key']);
    expect(ids(keyed({ console_login: '${var.login}' }, pgp))).toEqual([]);
  });

  test('made by the provider’s default are found, asked for or not', () => {
    const byDefault: StackFile = { resource: { cam_user: { u: { name: 'svc' } } } };
    expect(ids(byDefault)).toEqual(['use-api-default']);
    expect(ids(user({ use_api: true }))).toEqual(['use-api-default']);
    expect(ids(user({}))).toEqual([]);
    expect(ids(user({ use_api: '${var.api}' }))).toEqual([]);
  });

  test('do not follow `use_api` on a user that exists', () => {
    const [off, on] = [user({}), user({ use_api: true })];
    expect(findings(off, on)).toMatchObject([
      { id: 'use-api-toggled', message: expect.stringContaining('leaves the API key alive') as string },
    ]);
    expect(ids(on, off)).toContain('use-api-toggled');
  });
});

describe('quota-near', () => {
  const members = (count: number): StackFile => ({
    resource: {
      cam_group: { g: { name: 'ops' } },
      cam_group_membership: {
        m: {
          group_id: '${tencentcloud_cam_group.g.id}',
          user_names: Array.from({ length: count }, (_, i) => `u${i}`),
        },
      },
    },
  });

  test('is found from nine tenths on', () => {
    expect(ids(members(89))).toEqual([]);
    expect(findings(members(90))).toMatchObject([
      { id: 'quota-near', message: 'group `ops` has 90 members, where CAM allows 100; what is not needed can go' },
    ]);
  });

  test('is said once on the way up, and once more beyond', () => {
    expect(ids(members(95), members(90))).toEqual([]);
    expect(ids(members(101), members(95))).toEqual(['quota-near']);
  });
});

test('hidden characters and backticks in a name do not get out of it', () => {
  const [found] = findings(holding('AdministratorAccess', ['a`b\u202Ec\n']));
  expect(found?.message).toBe(
    'user `a\\u0060b\\u202ec\\u000a` holds `AdministratorAccess`; attach what the work needs',
  );
});

describe('second-factor-off', () => {
  const asked = (login: number, action: number): StackFile => ({
    resource: {
      cam_mfa_flag: {
        m: { op_uin: 7, login_flag: [{ phone: 0, stoken: login }], action_flag: [{ phone: action, stoken: 1 }] },
      },
    },
  });

  test('finds each factor that is no longer asked for', () => {
    expect(findings(asked(0, 0), asked(1, 1))).toMatchObject([
      {
        id: 'second-factor-off',
        severity: 'warning',
        message:
          '`the user with the uin 7` is no longer asked for `stoken` at login and `phone` before dangerous actions; leave it on, or switch another one on first',
      },
    ]);
  });

  test('does not find what stays, what comes, or what nobody knows', () => {
    expect(ids(asked(1, 1), asked(1, 1))).toEqual([]);
    expect(ids(asked(1, 1), asked(0, 0))).toEqual([]);
    expect(ids(asked(0, 0))).toEqual([]);
    const unknown = { resource: { cam_mfa_flag: { m: { op_uin: 7, login_flag: '${var.flags}' } } } };
    expect(ids(unknown, asked(1, 0))).not.toContain('second-factor-off');
  });
});
