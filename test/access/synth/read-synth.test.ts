import { isUnknown, readSynth, UnreadableError } from '../../../lib/access';
import { allowing } from '../documents';
import { credentials, holdings } from '../holdings';
import { accountOf, oneFile, onlyAccount, synthOf } from '../synth-files';

const full = { name: 'QcloudTRTCFullAccess', scope: 'QCS' };

describe('what is attached', () => {
  test('a preset that is looked up, to a user that is declared', () => {
    const account = accountOf({
      data: { cam_policies: { full } },
      resource: {
        cam_user: { alice: { name: 'alice', use_api: false } },
        cam_user_policy_attachment: {
          a: {
            user_name: '${tencentcloud_cam_user.alice.name}',
            policy_id: '${data.tencentcloud_cam_policies.full.policy_list[0].policy_id}',
          },
        },
      },
    });
    expect(account.policies).toMatchObject([{ key: 'preset:QcloudTRTCFullAccess', kind: 'preset' }]);
    expect(holdings(account)).toEqual({ 'user:alice': ['QcloudTRTCFullAccess'] });
  });

  test('a custom policy through a group, to declared and to existing users', () => {
    const account = accountOf({
      resource: {
        cam_user: { u1: { name: 'u1', use_api: false } },
        cam_group: { g: { name: 'ops' } },
        cam_group_membership: {
          m: { group_id: '${tencentcloud_cam_group.g.id}', user_names: ['${tencentcloud_cam_user.u1.id}', 'bob'] },
        },
        cam_policy: { p: { name: 'one', document: allowing('trtc:RemoveUser') } },
        cam_group_policy_attachment: {
          a: { group_id: '${tencentcloud_cam_group.g.id}', policy_id: '${tencentcloud_cam_policy.p.id}' },
        },
      },
    });
    expect(holdings(account)).toEqual({
      'group:ops': ['trtc:RemoveUser'],
      'user:bob': ['trtc:RemoveUser'],
      'user:u1': ['trtc:RemoveUser'],
    });
  });

  test('a policy by a literal id is that id, whatever it is called', () => {
    const account = accountOf({
      resource: { cam_user_policy_attachment: { a: { user_name: 'bob', policy_id: '1' } } },
    });
    expect(account.policies).toMatchObject([{ key: 'policy-id:1', id: '1', name: { unknown: 'not-declared' } }]);
    expect(holdings(account)).toEqual({ 'user:bob': ['policy with the id 1'] });
  });

  test('a lookup that does not say whether it wants presets finds neither a preset nor a custom policy', () => {
    const lookup = (filter: object) =>
      accountOf({
        data: { cam_policies: { x: { name: 'X', ...filter } } },
        resource: {
          cam_policy: { p: { name: 'X', document: allowing('*') } },
          cam_user_policy_attachment: {
            a: { user_name: 'bob', policy_id: '${data.tencentcloud_cam_policies.x.policy_list.0.policy_id}' },
          },
        },
      });
    expect(holdings(lookup({ scope: 'QCS' }))).toEqual({ 'user:bob': ['X'] });
    expect(holdings(lookup({ type: 2 }))).toEqual({ 'user:bob': ['X'] });
    expect(holdings(lookup({ scope: 'Local' }))).toEqual({ 'user:bob': ['*'] });
    expect(holdings(lookup({}))).toEqual({ 'user:bob': ['preset or custom policy X'] });
  });

  test('a lookup by anything but name or id, and any but its first result, is unknown', () => {
    const lookup = (filter: object, place = 0) =>
      accountOf({
        data: { cam_policies: { x: filter } },
        resource: {
          cam_user_policy_attachment: {
            a: { user_name: 'bob', policy_id: `\${data.tencentcloud_cam_policies.x.policy_list[${place}].policy_id}` },
          },
        },
      });
    expect(lookup({ policy_id: '7' }).policies).toMatchObject([{ key: 'policy-id:7' }]);
    expect(isUnknown(lookup({ key_word: 'TRTC' }).policies[0]!.name)).toBe(true);
    expect(isUnknown(lookup(full, 1).policies[0]!.name)).toBe(true);
  });

  test('an existing group that is looked up may hold more than was read', () => {
    const account = accountOf({
      data: { cam_groups: { ops: { name: 'ops' } }, cam_policies: { full } },
      resource: {
        cam_group_membership: {
          m: { group_id: '${data.tencentcloud_cam_groups.ops.group_list[0].group_id}', user_names: ['bob'] },
        },
        cam_group_policy_attachment: {
          a: {
            group_id: '${data.tencentcloud_cam_groups.ops.group_list[0].group_id}',
            policy_id: '${data.tencentcloud_cam_policies.full.policy_list[0].policy_id}',
          },
        },
      },
    });
    expect(holdings(account)['user:bob']).toEqual(['QcloudTRTCFullAccess', 'whatever else group ops holds']);
  });

  test('the deprecated spellings mean the same', () => {
    const account = accountOf({
      resource: {
        cam_user_policy_attachment: { a: { user_id: 'bob', policy_id: '1' } },
        cam_group_membership: { m: { group_id: '8', user_ids: ['carol'] } },
        cam_policy_by_name: { p: { name: 'one', document: allowing('trtc:*') } },
        cam_role_by_name: { r: { name: 'r', document: '{}' } },
        cam_role_policy_attachment_by_name: {
          a: { role_name: '${tencentcloud_cam_role_by_name.r.name}', policy_name: 'one' },
        },
      },
    });
    expect(account.attachments.map(({ principal, policy }) => [principal, policy.replace(/\(.*\)/, '')])).toEqual([
      ['role:r', 'policy:one'],
      ['user:bob', 'policy-id:1'],
    ]);
    expect(account.memberships).toMatchObject([{ user: 'user:carol', group: 'group-id:8' }]);
    expect(account.policies.map(({ key }) => key)).toContain('custom:one');
  });
});

describe('boundaries and credentials', () => {
  test('a boundary, by the uin of a declared and of a looked up user', () => {
    const account = accountOf({
      data: { cam_users: { bob: { name: 'bob' } } },
      resource: {
        cam_user: { a: { name: 'alice', use_api: false } },
        cam_policy: { p: { name: 'edge', document: allowing('trtc:Describe*') } },
        cam_user_permission_boundary_attachment: {
          a: {
            target_uin: '${tencentcloud_cam_user.a.uin}',
            policy_id: '${tonumber(tencentcloud_cam_policy.p.id)}',
          },
          b: { target_uin: '${data.tencentcloud_cam_users.bob.user_list[0].uin}', policy_id: 1 },
          c: { target_uin: 100000000007, policy_id: 1 },
        },
      },
    });
    expect(holdings(account)).toEqual({
      'user-uin:100000000007': ['within policy with the id 1'],
      'user:alice': ['within trtc:Describe*'],
      'user:bob': ['within policy with the id 1'],
    });
  });

  test('keys: for whom, and whether the secret lies in state', () => {
    const model = readSynth(
      oneFile({
        data: { cam_users: { bob: { name: 'bob' } } },
        resource: {
          cam_access_key: {
            safe: { target_uin: '${data.tencentcloud_cam_users.bob.user_list[0].uin}', pgp_key: 'mQENBF…' },
            clear: { target_uin: '${data.tencentcloud_cam_users.bob.user_list[0].uin}' },
            own: {},
          },
        },
      }),
    );
    expect(credentials(model)).toEqual([
      'access-key (caller) in clear',
      'access-key user:bob in clear',
      'access-key user:bob not in state',
    ]);
  });

  test('what comes with a user: a key unless it is refused, a password for a console login', () => {
    const of = (user: object) =>
      credentials(readSynth(oneFile({ resource: { cam_user: { u: { name: 'u', ...user } } } })));
    expect(of({})).toEqual(['initial-key user:u in clear once made']);
    expect(of({ use_api: false })).toEqual([]);
    expect(of({ use_api: false, console_login: true })).toEqual(['password user:u in clear once made']);
    expect(of({ use_api: false, password: '${var.password}' })).toEqual(['password user:u in clear']);
    expect(of({ use_api: 'false', console_login: 'false' })).toEqual([]);
  });
});

describe('what is static', () => {
  test('locals, templates, and the names of other resources', () => {
    const account = accountOf({
      locals: { team: 'rtc', bot: '${local.team}-bot' },
      resource: {
        cam_user: { u: { name: '${local.bot}', use_api: false } },
        cam_user_policy_attachment: { a: { user_name: '${tencentcloud_cam_user.u.name}', policy_id: '1' } },
      },
    });
    expect(holdings(account)).toEqual({ 'user:rtc-bot': ['policy with the id 1'] });
  });

  test('`for_each` and `count` over what is written in the file', () => {
    const account = accountOf({
      locals: { grants: { alice: '1', bob: '2' } },
      resource: {
        cam_user: { u: { for_each: '${toset(["alice", "bob"])}', name: '${each.key}', use_api: false } },
        cam_user_policy_attachment: {
          a: {
            for_each: '${local.grants}',
            user_name: '${tencentcloud_cam_user.u[each.key].name}',
            policy_id: '${each.value}',
          },
          none: { count: 0, user_name: 'nobody', policy_id: '9' },
          two: { count: 2, user_name: 'bot-${count.index}', policy_id: '3' },
        },
      },
    });
    expect(holdings(account)).toEqual({
      'user:alice': ['policy with the id 1'],
      'user:bob': ['policy with the id 2'],
      'user:bot-0': ['policy with the id 3'],
      'user:bot-1': ['policy with the id 3'],
    });
    expect(account.attachments.map(({ origin }) => origin.address)).toContain(
      'tencentcloud_cam_user_policy_attachment.a["alice"]',
    );
  });

  test("the owner's uin in a document has a name of CAM's own", () => {
    const document = JSON.stringify({
      version: '2.0',
      statement: [
        {
          effect: 'allow',
          action: ['trtc:*'],
          resource: ['qcs::trtc::uin/${tonumber(data.tencentcloud_user_info.me.owner_uin)}:sdkappid/1400000001'],
        },
      ],
    });
    const account = accountOf({
      data: { tencentcloud_user_info: { me: {} } },
      resource: { cam_policy: { p: { name: 'one', document } } },
    });
    expect(account.policies[0]!.document).toMatchObject({
      state: 'read',
      document: { statement: [{ resource: ['qcs::trtc::uin/${owner_uin}:sdkappid/1400000001'] }] },
    });
  });
});

describe('what is not', () => {
  test.each([
    '${var.who}',
    'x-${var.who}',
    '${lower("A")}',
    '${terraform.workspace}',
    '${tencentcloud_cam_user.gone.name}',
  ])('shows the expression: %s', (expression) => {
    const account = accountOf({
      variable: { who: {} },
      resource: { cam_user_policy_attachment: { a: { user_name: expression, policy_id: '1' } } },
    });
    expect(account.users[0]!.name).toMatchObject({ unknown: 'not-static', expression });
  });

  test('how often there is something: it holds on that condition', () => {
    const account = accountOf({
      resource: {
        cam_user_policy_attachment: { a: { count: '${var.on ? 1 : 0}', user_name: 'bob', policy_id: '1' } },
      },
    });
    expect(account.attachments[0]!.when).toMatchObject({ expression: '${var.on ? 1 : 0}' });
    expect(holdings(account)['user:bob']).toEqual([
      expect.stringContaining('policy with the id 1 if "${var.on ? 1 : 0}"'),
    ]);
  });

  test('an unknown is another one when what it rests on changes', () => {
    const policy = (locals: object, lookup: object) =>
      accountOf({
        locals,
        data: { cam_policies: { x: lookup } },
        resource: {
          cam_user_policy_attachment: {
            a: { user_name: 'a', policy_id: '${lookup(local.policies, "x")}' },
            b: { user_name: 'b', policy_id: '${data.tencentcloud_cam_policies.x.policy_list[1].policy_id}' },
          },
        },
      }).attachments.map((one) => one.policy);
    const before = policy({ policies: { x: '${local.id}' }, id: '1' }, { key_word: 'Readonly' });
    expect(policy({ policies: { x: '${local.id}' }, id: '1' }, { key_word: 'Readonly' })).toEqual(before);
    const after = policy({ policies: { x: '${local.id}' }, id: '2' }, { key_word: 'Full' });
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  test('a definition that rests on itself, and one that would take for ever', () => {
    const locals = Object.fromEntries(
      Array.from({ length: 50 }, (_, i) => [`l${i}`, `\${local.l${i + 1}}\${local.l${i + 1}}`]),
    );
    const account = accountOf({
      locals: { ...locals, a: '${local.b}', b: '${local.a}' },
      resource: {
        cam_user_policy_attachment: {
          a: { user_name: '${local.a}', policy_id: '1' },
          b: { user_name: '${local.l0}', policy_id: '1' },
          c: { for_each: '${tencentcloud_cam_user_policy_attachment.c}', user_name: '${each.key}', policy_id: '1' },
        },
      },
    });
    expect(account.users.every(({ name }) => isUnknown(name))).toBe(true);
    expect(account.attachments).toHaveLength(3);
  });
});

describe('what it says it did not understand', () => {
  test('modules, other files, other resources that give access', () => {
    const files = new Map([
      ...oneFile({
        module: { m: { source: './m' } },
        resource: {
          cam_user_saml_config: { s: {} },
          tencentcloud_identity_center_user: { u: {} },
          other_thing: { x: {} },
        },
      }),
      ['more.tf', 'resource "x" "y" {}'],
      ['my_override.tf.json', '{}'],
    ]);
    const { coverage } = readSynth(files);
    expect(coverage.notUnderstood.map(({ address }) => address)).toEqual([
      'module.m',
      'more.tf',
      'my_override.tf.json',
      'tencentcloud_cam_user_saml_config.s',
      'tencentcloud_identity_center_user.u',
    ]);
    expect(coverage).toMatchObject({ read: 2, understood: 0 });
  });

  test('resources that lack what Terraform requires, or hold nonsense', () => {
    const { coverage, accounts } = readSynth(
      oneFile({
        resource: {
          cam_user: { nameless: {}, odd: { name: ['x'] } },
          cam_user_policy_attachment: { a: { policy_id: '1' }, b: { user_name: 'bob', policy_id: {} } },
          cam_group_membership: { m: { group_id: '1', user_names: 7 } },
          cam_policy: { p: 'text' },
        },
      }),
    );
    expect(coverage.notUnderstood.map(({ address }) => address)).toEqual([
      'resource.tencentcloud_cam_policy.p',
      'tencentcloud_cam_group_membership.m',
      'tencentcloud_cam_user.nameless',
      'tencentcloud_cam_user.odd',
      'tencentcloud_cam_user_policy_attachment.a',
      'tencentcloud_cam_user_policy_attachment.b',
    ]);
    // Nothing of it is lost, either.
    expect(accounts[0]!.attachments).toHaveLength(2);
  });

  test('the same user declared twice', () => {
    const { coverage } = readSynth(
      oneFile({
        resource: { cam_user: { a: { name: 'x', console_login: false }, b: { name: 'x', console_login: true } } },
      }),
    );
    expect(coverage.notUnderstood).toMatchObject([
      { why: expect.stringContaining('declare the same thing') as string },
    ]);
  });

  test('it changes with the thing', () => {
    const doubt = (body: object) =>
      readSynth(oneFile({ locals: { x: body }, resource: { cam_user_saml_config: { s: { status: '${local.x}' } } } }))
        .coverage.notUnderstood[0]!.digest;
    expect(doubt({ a: 1 })).toBe(doubt({ a: 1 }));
    expect(doubt({ a: 1 })).not.toBe(doubt({ a: 2 }));
  });
});

describe('every way in which Terraform lets blocks be written', () => {
  test('lists of objects at any level', () => {
    const user = { name: 'alice', use_api: false };
    const forms = [
      { resource: { tencentcloud_cam_user: { u: user } } },
      { resource: [{ tencentcloud_cam_user: { u: user } }] },
      { resource: { tencentcloud_cam_user: [{ u: user }] } },
      { resource: { tencentcloud_cam_user: { u: [user] } } },
      [{ terraform: {} }, { resource: { tencentcloud_cam_user: { u: user } } }],
    ];
    for (const form of forms) {
      const model = readSynth(new Map([['main.tf.json', JSON.stringify(form)]]));
      expect(onlyAccount(model).users.map(({ key }) => key)).toEqual(['user:alice']);
    }
  });
});

describe('fails', () => {
  const manifest = (stacks: object) => new Map([['manifest.json', JSON.stringify({ stacks })]]);

  test.each([
    ['no file at all', new Map<string, string>(), 'run `cdktf synth`'],
    ['a file that is cut off', new Map([['main.tf.json', '{"resource": {"a']]), 'cut off'],
    ['a plan', new Map([['main.tf.json', '{"format_version":"1.2"}']]), 'is a plan'],
    ['something else', new Map([['main.tf.json', '{"name":"x"}']]), 'nothing of a Terraform configuration'],
    [
      'a listed stack that is missing',
      manifest({ prod: { synthesizedStackPath: 'stacks/prod/cdk.tf.json' } }),
      '`prod`',
    ],
    ['a manifest without stacks', new Map([['manifest.json', '{}']]), 'lists no `stacks`'],
  ])('on %s', (_, files, problem) => {
    expect(() => readSynth(files)).toThrow(UnreadableError);
    expect(() => readSynth(files)).toThrow(problem);
  });

  test('no stacks are fine when the manifest says so', () => {
    expect(readSynth(manifest({})).accounts).toEqual([]);
  });

  test('on none of the stacks that the manifest does not list: they are doubted', () => {
    const files = new Map([...synthOf({ prod: {} }), ['stacks/old/cdk.tf.json', '{"resource":{}}']]);
    expect(readSynth(files).coverage.notUnderstood).toMatchObject([{ address: 'stacks/old' }]);
  });
});

test('what an `import` block adopts exists already, and what a `moved` block moves was elsewhere before', () => {
  const adopted = (block: object) =>
    accountOf({ resource: { cam_group: { g: { name: 'ops' } } }, ...block }).groups[0]!;
  const to = 'tencentcloud_cam_group.g';
  expect(adopted({ import: [{ to, id: '7' }] }).declared!.origin).toMatchObject({ importing: true, adopted: true });
  expect(adopted({ moved: { from: 'tencentcloud_cam_group.f', to } }).declared!.origin).toEqual({
    address: to,
    adopted: true,
  });
});
