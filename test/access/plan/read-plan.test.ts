import { type PlanAccess, readPlan } from '../../../lib/access';
import { allowing } from '../documents';
import { allHoldings, credentials } from '../holdings';
import { type Planned, planObject, planOf } from '../plan-text';

const attached = (user: string, id: string, name: string, type = 'QCS') => ({
  user_name: user,
  policy_id: id,
  policy_name: name,
  policy_type: type,
});
const bobFull = attached('bob', '7', 'QcloudTRTCFullAccess');
const computed = ['policy_name', 'policy_type', 'id'];

const sides = (plan: PlanAccess) => [allHoldings(plan.before), allHoldings(plan.after)];
const read = (...changes: Planned[]) => readPlan(planOf(changes));

describe('fact 1, versions: fails', () => {
  const plan = planObject([]);

  test.each([
    ['another major', { ...plan, format_version: '2.0' }, '`format_version` is not 1'],
    ['no version', { ...plan, format_version: undefined }, 'no `format_version`'],
    ['`show -json` of a state', { format_version: '1.0', values: { root_module: {} } }, 'is a state'],
    ['an empty state', { format_version: '1.0' }, 'is a state'],
    ['a state file', { version: 4, lineage: 'x', resources: [] }, 'is a state file'],
    ["providers' schemas", { format_version: '1.0', provider_schemas: {} }, 'schemas'],
    ['an encrypted plan', { encrypted_data: 'x' }, 'encrypted'],
    ['a list', [], 'no plan'],
    ['nothing', null, 'no plan'],
  ])('on %s', (_, text, problem) => {
    expect(() => readPlan(JSON.stringify(text))).toThrow(problem);
  });

  test.each([
    [
      'a streamed log',
      '{"@level":"info","@message":"Terraform 1.11.4"}\n{"@level":"info"}',
      'log of `terraform plan -json`',
    ],
    ['a log of one line', ' {"@level":"info"}', 'log of `terraform plan -json`'],
    ['the saved plan itself', 'PK\u0003\u0004', 'saved plan file'],
    ['a plan that is cut off', planOf([]).slice(0, -9), 'cut off'],
    ['nothing at all', '', 'cut off'],
  ])('on %s', (_, text, problem) => {
    expect(() => readPlan(text)).toThrow(problem);
    expect(() => readPlan(text)).toThrow('terraform show -json PLANFILE');
  });

  test('but a newer minor, keys that nobody knows and a byte order mark are fine', () => {
    expect(readPlan(`\uFEFF${planOf([], { format_version: '1.99', new_key: [{}] })}`).coverage.read).toBe(0);
  });
});

test('fact 2: there is nothing to do where there are no resources', () => {
  const plan: Record<string, unknown> = { ...planObject([]) };
  delete plan['resource_changes'];
  expect(readPlan(JSON.stringify({ ...plan, applyable: false })).after.accounts).toEqual([]);
});

describe('fact 3, plans that are not whole: fails', () => {
  test.each([
    ['an errored one', { errored: true }, 'planning failed'],
    ['one made with -target', { complete: false }, 'incomplete'],
    ['one without configuration', { configuration: undefined }, '`configuration`'],
    ['one without planned values', { planned_values: undefined }, '`planned_values`'],
    ['one whose changes are no list', { resource_changes: {} }, '`resource_changes`'],
  ])('on %s', (_, also, problem) => {
    expect(() => readPlan(planOf([], also))).toThrow(problem);
  });

  test('an engine that does not say so is warned about', () => {
    expect(readPlan(planOf([], { complete: undefined })).warnings).toEqual([expect.stringContaining('`complete`')]);
  });
});

describe('fact 4, actions', () => {
  test('a replacement is what comes after it, in either order', () => {
    for (const actions of [
      ['delete', 'create'],
      ['create', 'delete'],
    ]) {
      const after = attached('bob', '8', 'QcloudTRTCReadonlyAccess');
      const plan = read({ at: 'cam_user_policy_attachment.a', before: bobFull, after, actions });
      expect(sides(plan)).toEqual([
        { 'user:bob': ['QcloudTRTCFullAccess'] },
        { 'user:bob': ['QcloudTRTCReadonlyAccess'] },
      ]);
      expect(plan.coverage).toMatchObject({ read: 1, understood: 1 });
    }
  });

  test('what is forgotten stays, and says so', () => {
    const plan = read({ at: 'cam_user_policy_attachment.a', before: bobFull, actions: ['forget'] });
    expect(sides(plan)).toEqual([{ 'user:bob': ['QcloudTRTCFullAccess'] }, { 'user:bob': ['QcloudTRTCFullAccess'] }]);
    expect(plan.after.accounts[0]!.attachments[0]!.origin.forgotten).toBe(true);
  });

  test('what is replaced and forgotten is there twice', () => {
    const after = attached('bob', '8', 'QcloudTRTCReadonlyAccess');
    const plan = read({ at: 'cam_user_policy_attachment.a', before: bobFull, after, actions: ['create', 'forget'] });
    expect(allHoldings(plan.after)).toEqual({ 'user:bob': ['QcloudTRTCFullAccess', 'QcloudTRTCReadonlyAccess'] });
  });

  test.each([[['shrink']], [[]], [['delete', 'delete']], [['__proto__']]])('%j is not understood', (actions) => {
    const plan = read({ at: 'cam_user_policy_attachment.a', before: bobFull, after: bobFull, actions });
    expect(plan.coverage).toMatchObject({ read: 1, understood: 0 });
  });
});

test('fact 5: a moved resource is the same access', () => {
  const plan = read({
    at: 'cam_user_policy_attachment.new',
    before: bobFull,
    after: bobFull,
    entry: { previous_address: 'tencentcloud_cam_user_policy_attachment.old' },
  });
  const [before, after] = sides(plan);
  expect(after).toEqual(before);
});

test('fact 5: so is one that goes at one address and comes at another', () => {
  const plan = read(
    { at: 'cam_user_policy_attachment.old', before: bobFull },
    { at: 'cam_user_policy_attachment.new', after: { user_name: 'bob', policy_id: '7' }, unknown: computed },
  );
  const [before, after] = sides(plan);
  expect(after).toEqual(before);
});

test('fact 6: what is imported is there already', () => {
  const plan = read({
    at: 'cam_user_policy_attachment.a',
    before: bobFull,
    after: bobFull,
    change: { importing: { id: 'bob#7' } },
  });
  expect(allHoldings(plan.before)).toEqual({ 'user:bob': ['QcloudTRTCFullAccess'] });
  expect(plan.after.accounts[0]!.attachments[0]!.origin.importing).toBe(true);
});

test('fact 6: an import may write its own configuration', () => {
  const [change] = [
    { at: 'cam_user_policy_attachment.a', before: bobFull, after: bobFull, change: { generated_config: 'x' } },
  ];
  const plan = planObject([change]) as { configuration: { root_module: unknown } };
  plan.configuration.root_module = {};
  expect(readPlan(JSON.stringify(plan)).coverage).toMatchObject({ understood: 1 });
});

test('fact 7: what was deposed is an object of its own, at the same address', () => {
  const deposed = { deposed: 'deadbeef' };
  const plan = planObject([
    { at: 'cam_user_policy_attachment.a', before: bobFull, after: bobFull },
    { at: 'cam_user_policy_attachment.a', before: attached('bob', '8', 'QcloudVODFullAccess'), entry: deposed },
  ]) as { prior_state: { values: { root_module: { resources: object[] } } } };
  Object.assign(plan.prior_state.values.root_module.resources[1]!, { deposed_key: 'deadbeef' });
  const result = readPlan(JSON.stringify(plan));
  expect(sides(result)).toEqual([
    { 'user:bob': ['QcloudTRTCFullAccess', 'QcloudVODFullAccess'] },
    { 'user:bob': ['QcloudTRTCFullAccess'] },
  ]);
  expect(result.coverage).toMatchObject({ read: 2, understood: 2 });
});

describe('fact 7, lookups that are read while applying', () => {
  const lookup = {
    address: 'data.tencentcloud_cam_policies.full',
    mode: 'data',
    type: 'tencentcloud_cam_policies',
    name: 'full',
    expressions: { name: { constant_value: 'QcloudTRTCFullAccess' }, scope: { constant_value: 'QCS' } },
  };
  const change = {
    ...lookup,
    change: {
      actions: ['read'],
      before: null,
      after: { name: 'QcloudTRTCFullAccess', scope: 'QCS', type: null },
      after_unknown: { policy_list: true, policy_id: true },
    },
  };
  const attachment: Planned = {
    at: 'cam_user_policy_attachment.a',
    after: { user_name: 'bob' },
    unknown: ['policy_id', ...computed],
    expressions: {
      policy_id: {
        constant_value: '${data.tencentcloud_cam_policies.full.policy_list[0].policy_id}',
        references: ['x'],
      },
    },
  };

  test('are understood by what they look up', () => {
    const plan = planObject([attachment]) as {
      resource_changes: unknown[];
      configuration: { root_module: { resources: unknown[] } };
    };
    plan.resource_changes.push(change);
    plan.configuration.root_module.resources.push(lookup);
    const result = readPlan(JSON.stringify(plan));
    expect(allHoldings(result.after)).toEqual({ 'user:bob': ['QcloudTRTCFullAccess'] });
    expect(result.coverage).toMatchObject({ read: 1, understood: 1 });
  });
});

describe('fact 8, what is known only after apply', () => {
  const policy: Planned = {
    at: 'cam_policy.p',
    after: { name: 'one', document: allowing('trtc:*') },
    unknown: ['id'],
    expressions: { name: { constant_value: 'one' } },
  };
  const attachment = (expression: object): Planned => ({
    at: 'cam_user_policy_attachment.a',
    after: { user_name: 'bob' },
    unknown: ['policy_id', ...computed],
    expressions: { policy_id: expression },
  });
  const references = ['tencentcloud_cam_policy.p.id', 'tencentcloud_cam_policy.p'];

  test('is joined through the text of the configuration', () => {
    const plan = read(policy, attachment({ constant_value: '${tencentcloud_cam_policy.p.id}', references }));
    expect(allHoldings(plan.after)).toEqual({ 'user:bob': ['trtc:*'] });
  });

  test('is joined through a reference, and may be something else, where the text is not shown', () => {
    const plan = read(policy, attachment({ references }));
    expect(allHoldings(plan.after)['user:bob']).toEqual([
      expect.stringContaining('made from tencentcloud_cam_policy.p.id'),
      'trtc:*',
    ]);
  });

  test.each([
    ['several references', { references: [...references, 'var.x'] }],
    ['a function', { constant_value: '${lower(tencentcloud_cam_policy.p.id)}', references }],
    ['a condition', { constant_value: '${true ? tencentcloud_cam_policy.p.id : "1"}', references }],
    ['no expression', {}],
    ['nonsense', { constant_value: [1], references: [7, {}] }],
  ])('is unknown with %s', (_, expression) => {
    const held = allHoldings(read(policy, attachment(expression)).after)['user:bob']!;
    expect(held).toEqual([expect.stringContaining('policy "')]);
  });

  test('is not what is missing', () => {
    const plan = read({ at: 'cam_user_policy_attachment.a', after: { user_name: 'bob' } });
    expect(plan.coverage.notUnderstood).toMatchObject([{ why: '`policy_id` is missing' }]);
  });

  test('members that are known only after apply', () => {
    const plan = read(
      { at: 'cam_user.u', after: { name: 'alice' }, unknown: ['id', 'uin'] },
      { at: 'cam_group.g', after: { name: 'ops' }, unknown: ['id'] },
      {
        at: 'cam_group_membership.m',
        after: { user_ids: null },
        unknown: ['group_id', 'user_names', 'id'],
        expressions: {
          group_id: { constant_value: '${tencentcloud_cam_group.g.id}' },
          user_names: { constant_value: ['${tencentcloud_cam_user.u.id}', 'bob', '${var.who}'] },
        },
      },
    );
    expect(plan.after.accounts[0]!.memberships.map(({ user, group }) => [user.split(':')[0], group])).toEqual([
      ['user-unknown', 'group:ops'],
      ['user', 'group:ops'],
      ['user', 'group:ops'],
    ]);
  });

  test('in modules and repeated resources, through what is handed in and put out', () => {
    const plan = planObject([
      { ...policy, at: 'cam_policy.p["a"]' },
      { ...attachment({}), at: 'module.m["x"].cam_user_policy_attachment.a' },
      {
        ...attachment({ constant_value: '${each.value.id}' }),
        at: 'cam_user_policy_attachment.each["a"]',
        resource: { for_each_expression: { constant_value: '${tencentcloud_cam_policy.p}' } },
      },
      { ...attachment({ constant_value: '${module.m["x"].own}' }), at: 'cam_user_policy_attachment.out' },
      { ...policy, at: 'module.m["x"].cam_policy.own', after: { name: 'own', document: allowing('trtc:RemoveUser') } },
    ]) as { configuration: { root_module: object } };
    Object.assign(plan.configuration.root_module, {
      module_calls: {
        m: {
          for_each_expression: { constant_value: { x: '${tencentcloud_cam_policy.p["a"].id}' } },
          expressions: { policy: { constant_value: '${each.value}' } },
          module: {
            outputs: { own: { expression: { constant_value: '${tencentcloud_cam_policy.own.id}' } } },
            resources: [
              {
                address: 'tencentcloud_cam_user_policy_attachment.a',
                mode: 'managed',
                type: 'tencentcloud_cam_user_policy_attachment',
                expressions: { policy_id: { constant_value: '${var.policy}' } },
              },
              { address: 'tencentcloud_cam_policy.own', mode: 'managed', type: 'tencentcloud_cam_policy' },
            ],
          },
        },
      },
    });
    const { after, coverage } = readPlan(JSON.stringify(plan));
    const policies = after.accounts
      .flatMap(({ attachments }) => attachments)
      .map(({ origin, policy: key }) => [origin.address, key]);
    expect(Object.fromEntries(policies)).toEqual({
      'module.m["x"].tencentcloud_cam_user_policy_attachment.a': 'custom:one',
      'tencentcloud_cam_user_policy_attachment.each["a"]': 'custom:one',
      'tencentcloud_cam_user_policy_attachment.out': 'custom:own',
    });
    expect(coverage.notUnderstood).toEqual([]);
  });
});

describe('fact 10, drift', () => {
  test('shows who was given or lost something outside of Terraform', () => {
    const drift = [
      { ...entryOf('cam_user_policy_attachment.a'), change: { actions: ['delete'], before: bobFull, after: null } },
    ];
    const plan = readPlan(planOf([], { resource_drift: drift }));
    expect(allHoldings(plan.remembered)).toEqual({ 'user:bob': ['QcloudTRTCFullAccess'] });
    expect(allHoldings(plan.before)).toEqual({});
  });

  test('is none where a user without tags gets an empty set of them', () => {
    const user = { name: 'u', id: 'u', uin: 1, console_login: false, use_api: false, password: '', secret_key: '' };
    const drift = [
      {
        ...entryOf('cam_user.u'),
        change: { actions: ['update'], before: { ...user, tags: null }, after: { ...user, tags: {} } },
      },
    ];
    const plan = readPlan(
      planOf([{ at: 'cam_user.u', before: { ...user, tags: {} }, after: { ...user, tags: {} } }], {
        resource_drift: drift,
      }),
    );
    expect(plan.remembered.accounts).toEqual(plan.before.accounts);
  });

  test('without drift, what was remembered is what there is', () => {
    const plan = read({ at: 'cam_user_policy_attachment.a', before: bobFull });
    expect(plan.remembered).toBe(plan.before);
  });
});

describe('fact 11, what is put off or done beside the changes', () => {
  const deferred = (type?: string) => ({ reason: 'unknown', resource_change: { address: 'a.b', type } });

  test.each([
    ['deferred changes', { deferred_changes: [deferred('tencentcloud_cam_user')] }, 'a.b'],
    ['deferred changes of who knows what', { deferred_changes: [deferred(), 7] }, 'a.b'],
    ['actions', { action_invocations: [{ address: 'action.x.y', type: 'tencentcloud_cam_x' }] }, 'action.x.y'],
    [
      'deferred actions',
      { deferred_action_invocations: [{ reason: 'x', action_invocation: { address: 'action.x.y' } }] },
      'action.x.y',
    ],
  ])('%s are not understood', (_, also, address) => {
    expect(readPlan(planOf([], also)).coverage.notUnderstood[0]).toMatchObject({ address });
  });

  test('what does not concern access may be put off', () => {
    expect(readPlan(planOf([], { deferred_changes: [deferred('random_pet')] })).coverage.notUnderstood).toEqual([]);
  });

  test('a check that did not pass is a warning', () => {
    const checks = [{ address: { to_display: 'check.x' }, status: 'fail' }, { status: 'pass' }];
    expect(readPlan(planOf([], { checks })).warnings).toEqual(['the check of `check.x` did not pass: fail']);
  });
});

describe('fact 12, the parts of a plan', () => {
  const name = { at: 'cam_user_policy_attachment.a', before: bobFull, after: bobFull } as const;

  test('what is in the state and in no change is still there, and not passed over', () => {
    const plan = planObject([name]);
    const result = readPlan(JSON.stringify({ ...plan, resource_changes: [] }));
    expect(sides(result)).toEqual([{ 'user:bob': ['QcloudTRTCFullAccess'] }, { 'user:bob': ['QcloudTRTCFullAccess'] }]);
    expect(result.coverage.notUnderstood).not.toEqual([]);
  });

  test('a plan of OpenTofu that was made with -target says so by what it leaves out', () => {
    const plan = planObject([]) as { configuration: { root_module: { resources: object[] } } };
    plan.configuration.root_module.resources.push({
      address: 'tencentcloud_cam_user.u',
      mode: 'managed',
      type: 'tencentcloud_cam_user',
    });
    const result = readPlan(JSON.stringify({ ...plan, complete: undefined, applyable: undefined }));
    expect(result.coverage.notUnderstood).toMatchObject([{ address: 'tencentcloud_cam_user.u' }]);
  });

  test('numbers get the names that the state shows beside them', () => {
    const plan = read(
      { at: 'cam_user_policy_attachment.a', before: bobFull, after: bobFull },
      { at: 'cam_user_policy_attachment.b', after: { user_name: 'carol', policy_id: '7' }, unknown: computed },
      { at: 'cam_user_policy_attachment.c', after: { user_name: 'carol', policy_id: '9' }, unknown: computed },
    );
    expect(allHoldings(plan.after)['user:carol']).toEqual(['QcloudTRTCFullAccess', 'policy with the id 9']);
  });

  test('a number with two names is a number', () => {
    const plan = read(
      { at: 'cam_user_policy_attachment.a', before: bobFull, after: bobFull },
      { at: 'cam_user_policy_attachment.b', before: attached('x', '7', 'Other'), after: attached('x', '7', 'Other') },
    );
    expect(allHoldings(plan.after)['user:bob']).toEqual(['policy with the id 7']);
  });
});

test('fact 13: a renamed user is another user, with all that was hers', () => {
  const user = (name: string) => ({ name, id: name, uin: 5 });
  const plan = read(
    {
      at: 'cam_user.u',
      before: user('anna'),
      after: { name: 'anne' },
      unknown: ['id', 'uin'],
      actions: ['delete', 'create'],
    },
    {
      at: 'cam_user_policy_attachment.a',
      before: attached('anna', '7', 'QcloudTRTCFullAccess'),
      after: { user_name: 'anne', policy_id: '7' },
      unknown: computed,
      actions: ['delete', 'create'],
    },
  );
  expect(sides(plan)).toEqual([{ 'user:anna': ['QcloudTRTCFullAccess'] }, { 'user:anne': ['QcloudTRTCFullAccess'] }]);
});

test('fact 14: a plan of OpenTofu', () => {
  const text = planOf([{ at: 'cam_user_policy_attachment.a', before: bobFull }], {
    complete: undefined,
    applyable: undefined,
  });
  const plan = readPlan(text.replaceAll('registry.terraform.io', 'registry.opentofu.org'));
  expect(plan.coverage).toMatchObject({ read: 1, understood: 1 });
  expect(plan.warnings).toHaveLength(1);
});

test('fact 15: hostile text is carried as it is', () => {
  const hostile = '`|<img src=x>@everyone\u202e\u001b[31m\n__proto__';
  const plan = read({
    at: 'cam_user_policy_attachment.a',
    after: { user_name: hostile, policy_id: hostile },
    unknown: computed,
  });
  expect(plan.after.accounts[0]!.users[0]!.name).toBe(hostile);
  expect(allHoldings(plan.after)).toEqual({ [`user:${hostile}`]: [`policy with the id ${JSON.stringify(hostile)}`] });
});

describe('accounts', () => {
  const grant: Planned = { at: 'cam_user_policy_attachment.a', before: bobFull };
  const configuredFor = (provider_config: object) => {
    const plan = planObject([grant]) as { configuration: object };
    Object.assign(plan.configuration, { provider_config });
    return readPlan(JSON.stringify(plan)).before.accounts.map(({ key }) => key);
  };
  const provider = (key: string, profile?: string) => ({
    [key]: { full_name: 'x/tencentcloud', ...(profile && { expressions: { profile: { constant_value: profile } } }) },
  });

  test('what is no longer configured is in the only account there is', () => {
    expect(configuredFor(provider('tencentcloud', 'prod'))).toEqual(['profile=prod']);
    expect(configuredFor({ ...provider('tencentcloud'), ...provider('tencentcloud.b') })).toEqual(['default']);
    expect(configuredFor({ ...provider('tencentcloud'), other: { full_name: 'x/other' } })).toEqual(['default']);
  });

  test('or in one that nobody knows', () => {
    expect(configuredFor({ ...provider('tencentcloud', 'a'), ...provider('tencentcloud.b', 'b') })).toEqual([
      'default provider=(unknown)',
    ]);
  });

  test('take the name of the stack where nothing else tells them apart', () => {
    expect(readPlan(planOf([grant]), { stack: 'prod' }).before.accounts.map(({ key }) => key)).toEqual(['stack:prod']);
  });
});

test('credentials that will be made', () => {
  const plan = read({
    at: 'cam_user.u',
    after: { name: 'u', console_login: true, use_api: true },
    unknown: ['id', 'uin', 'password', 'secret_id', 'secret_key'],
  });
  expect(credentials(plan.after)).toEqual([
    'initial-key user:u in clear once made',
    'password user:u in clear once made',
  ]);
});

function entryOf(at: string): object {
  const [type = '', name = ''] = at.split('.');
  return { address: `tencentcloud_${at}`, mode: 'managed', type: `tencentcloud_${type}`, name };
}
