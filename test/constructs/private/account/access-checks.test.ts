import { App, TerraformStack, Testing } from 'cdktf';
import {
  TrtcCustomPolicy,
  TrtcPolicyBinding,
  TrtcPresetPolicy,
  TrtcStatement,
  TrtcSubUser,
  TrtcUserGroup,
} from '../../../../lib/constructs';
import { CamUser } from '../../../../lib/tencentcloud/cam-user';
import { TencentcloudProvider } from '../../../../lib/tencentcloud/provider';
import { opsStack } from '../../synth';

const { READONLY_ACCESS } = TrtcPresetPolicy;

/** Two stacks of one app. */
function stacks(one: string | undefined, other: string | undefined): [TerraformStack, TerraformStack] {
  const app: App = Testing.app();
  return [one, other].map((profile, i) => {
    const stack = new TerraformStack(app, ['One', 'Other'][i]!);
    new TencentcloudProvider(stack, 'TencentCloud', { profile });
    return stack;
  }) as [TerraformStack, TerraformStack];
}

/** What the app that a stack is in fails with, a problem a line; nothing when it synthesises. */
function problems(stack: TerraformStack): string[] {
  try {
    App.of(stack).synth();
    return [];
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .filter((line) => /^ {2}\[\w+\] /.test(line))
      .map((line) => line.replace(/^ {2}\[\w+\] /, '').replace(/ \(test\/\S+:\d+\)/g, ' (here)'));
  }
}

const user = (stack: TerraformStack, name: string, id = name) => new TrtcSubUser(stack, id, { userName: name });

describe('within one account', () => {
  it('fails when two sub-users have one name, and names both places', () => {
    const stack = opsStack();
    user(stack, 'alice');
    user(stack, 'alice', 'Alice2');
    expect(problems(stack)).toEqual([
      'Ops/Alice2 (here): sub-user `alice` is made already, by Ops/alice (here); use that one, or choose another name',
    ]);
  });

  it('fails when two groups have one name, but not when a sub-user and a group do', () => {
    const stack = opsStack();
    user(stack, 'ops', 'User');
    new TrtcUserGroup(stack, 'Group', { groupName: 'ops' });
    expect(problems(stack)).toEqual([]);
    new TrtcUserGroup(stack, 'Again', { groupName: 'ops' });
    expect(problems(stack)).toEqual([expect.stringContaining('user group `ops` is made already, by Ops/Group (here)')]);
  });

  it('fails when a pair is bound twice, also in two stacks or through two provider blocks', () => {
    const [one, other] = stacks('ops', 'ops');
    const provider = new TencentcloudProvider(one, 'Again', { alias: 'again', profile: 'ops' });
    const bind = (stack: TerraformStack, id: string, options = {}) =>
      new TrtcPolicyBinding(stack, id, {
        principals: [TrtcSubUser.fromUserName(stack, `Bob${id}`, 'bob', options)],
        policies: [READONLY_ACCESS],
      });
    bind(one, 'First');
    bind(one, 'Second', { provider });
    bind(other, 'Third');
    const already =
      'sub-user `bob` holds policy `QcloudTRTCReadonlyAccess` already, by One/First (here); remove one of the two, for revoking either would revoke both';
    expect(problems(one)).toEqual([
      `One/Second (here): ${already}`,
      expect.stringMatching(
        /^Other\/Third \(here\): sub-user `bob` holds .+ by One\/First \(here\); .+; if these stacks/,
      ),
    ]);
  });

  it('fails when two stacks hold the same, and says how to tell accounts apart', () => {
    const [one, other] = stacks(undefined, undefined);
    user(one, 'alice');
    user(other, 'alice');
    expect(problems(one)).toEqual([
      'Other/alice (here): sub-user `alice` is made already, by One/alice (here); use that one, or choose another name; if these stacks are for different accounts, say so in their providers, with a `profile` or `allowed_account_ids`',
    ]);
  });

  it('fails when a member is added to a group in two places', () => {
    const stack = opsStack();
    const alice = user(stack, 'alice');
    for (const id of ['One', 'Two']) TrtcUserGroup.fromGroupName(stack, id, 'support').addMember(alice);
    expect(problems(stack)).toEqual([
      'Ops/Two (here): sub-user `alice` is a member of user group `support` already, by Ops/One (here); remove one of the two',
    ]);
  });

  it('fails when something is named as existing in the stack that makes it', () => {
    const stack = opsStack();
    TrtcSubUser.fromUserName(stack, 'Early', 'alice');
    user(stack, 'alice');
    expect(problems(stack)).toEqual([
      'Ops/Early (here): sub-user `alice` does not exist before Ops/alice (here) makes it; use that one, so that Terraform keeps the order',
    ]);
  });

  it('fails when two custom policies have one name', () => {
    const stack = opsStack();
    const statements = [TrtcStatement.allow({ actions: ['trtc:DismissRoom'] })];
    for (const id of ['One', 'Two']) new TrtcCustomPolicy(stack, id, { policyName: 'moderation', statements });
    expect(problems(stack)).toEqual([
      expect.stringContaining('custom policy `moderation` is made already, by Ops/One (here)'),
    ]);
  });

  it('may name as existing what another stack makes', () => {
    const [one, other] = stacks(undefined, undefined);
    user(one, 'alice');
    TrtcSubUser.fromUserName(other, 'Alice', 'alice');
    expect(problems(one)).toEqual([]);
  });
});

describe('different accounts', () => {
  it('may hold the same names and bindings', () => {
    const [one, other] = stacks('staging', 'production');
    for (const stack of [one, other]) {
      new TrtcPolicyBinding(stack, 'Read', { principals: [user(stack, 'alice')], policies: [READONLY_ACCESS] });
    }
    expect(problems(one)).toEqual([]);
  });

  it('fail when a principal of one is bound in the other', () => {
    const [one, other] = stacks('staging', 'production');
    const principals = [user(one, 'alice')];
    new TrtcPolicyBinding(other, 'Read', { principals, policies: [READONLY_ACCESS] });
    expect(problems(one)).toEqual([
      'Other/Read (here): sub-user `alice` is of another account, for their providers are configured differently; use the same provider, or name the account in both with `allowed_account_ids`',
    ]);
  });

  it('fail when a group of one gets a member of the other', () => {
    const stack = opsStack();
    const provider = new TencentcloudProvider(stack, 'Staging', { alias: 'staging', profile: 'staging' });
    new TrtcUserGroup(stack, 'Operators', { groupName: 'operators', members: [user(stack, 'alice')], provider });
    expect(problems(stack)).toEqual([
      expect.stringMatching(/^Ops\/Operators \(here\): member `alice` is of another account/),
    ]);
  });

  it('fail once when a custom policy of one is bound in the other', () => {
    const stack = opsStack();
    const provider = new TencentcloudProvider(stack, 'Staging', { alias: 'staging', profile: 'staging' });
    const principals = ['a', 'b'].map((name) => TrtcSubUser.fromUserName(stack, name, name, { provider }));
    const statements = [TrtcStatement.allow({ actions: ['trtc:DismissRoom'] })];
    const policies = [new TrtcCustomPolicy(stack, 'Moderation', { policyName: 'moderation', statements })];
    new TrtcPolicyBinding(stack, 'Moderate', { principals, policies });
    expect(problems(stack)).toEqual([
      expect.stringMatching(/^Ops\/Moderate.*: policy `moderation` is of another account/),
    ]);
  });
});

describe('quotas', () => {
  const existing = (stack: TerraformStack, count: number) =>
    Array.from({ length: count }, (_, i) => TrtcSubUser.fromUserName(stack, `u${i}`, `u${i}`));

  it('allow 100 members of a group, and fail with 101', () => {
    const stack = opsStack();
    const members = existing(stack, 101);
    const group = new TrtcUserGroup(stack, 'All', { groupName: 'all', members: members.slice(1) });
    expect(problems(stack)).toEqual([]);
    group.addMember(members[0]!);
    expect(problems(stack)).toEqual([
      'Ops/All (here): user group `all` would have 101 members, where CAM allows 100; remove 1',
    ]);
  });

  it('allow a sub-user in ten groups, and fail with eleven', () => {
    const stack = opsStack();
    const members = existing(stack, 1);
    const group = (i: number) => new TrtcUserGroup(stack, `g${i}`, { groupName: `g${i}`, members });
    for (let i = 0; i < 10; i++) group(i);
    expect(problems(stack)).toEqual([]);
    group(10);
    expect(problems(stack)).toEqual([
      'Ops/g10 (here): sub-user `u0` would be in 11 groups, where CAM allows 10; remove 1',
    ]);
  });

  it('allow 300 groups, and fail with more in one account', () => {
    const [one, other] = stacks('a', 'b');
    for (let i = 0; i < 302; i++) new TrtcUserGroup(i < 300 ? one : other, `g${i}`, { groupName: `g${i}` });
    expect(problems(one)).toEqual([]);
    for (let i = 0; i < 2; i++) new TrtcUserGroup(one, `h${i}`, { groupName: `h${i}` });
    expect(problems(one)).toEqual([
      'One/h1 (here): its account would have 302 user groups, where CAM allows 300; remove 2',
    ]);
  });

  it('allow 1,000 sub-users made, and fail with 1,001', () => {
    const stack = opsStack();
    for (let i = 0; i < 1000; i++) user(stack, `u${i}`);
    TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
    expect(problems(stack)).toEqual([]);
    user(stack, 'u1000');
    expect(problems(stack)).toEqual([
      'Ops/u1000 (here): its account would have 1001 sub-users, where CAM allows 1000; remove 1',
    ]);
  });

  it('allow 200 policies attached to a principal, and fail with 201', () => {
    const stack = opsStack();
    const preset = (i: number) => TrtcPresetPolicy.fromName(`Preset${i}`).withPolicyId(`${i + 1}`);
    const policies = Array.from({ length: 200 }, (_, i) => preset(i));
    const binding = new TrtcPolicyBinding(stack, 'Much', { principals: existing(stack, 1), policies });
    expect(problems(stack)).toEqual([]);
    binding.addPolicy(preset(200));
    expect(problems(stack)).toEqual([
      'Ops/Much (here): sub-user `u0` would hold 201 policies directly, where CAM allows 200; remove 1',
    ]);
  });
});

describe('names in Terraform', () => {
  it('fail when CDKTF would make them the same, and drop a resource', () => {
    const stack = opsStack();
    user(stack, 'alice');
    new CamUser(stack, '客服', { name: 'support' });
    new CamUser(stack, '运营', { name: 'operations' });
    expect(problems(stack)).toEqual([
      'Ops/客服: its name in Terraform would be ``; start the construct id below the stack with a letter',
      'Ops/运营: its name in Terraform would be ``; start the construct id below the stack with a letter',
      'Ops/运营: it and Ops/客服 would both be `tencentcloud_cam_user.`, and only one would be written; choose another construct id',
    ]);
  });

  it('fail when Terraform would not take them', () => {
    const stack = opsStack();
    user(stack, 'alice', '1x');
    expect(problems(stack)).toEqual([
      expect.stringMatching(/^Ops\/1x\/Resource: its name in Terraform would be `1x_\w{8}`/),
    ]);
  });

  it('may be overridden instead', () => {
    const stack = opsStack();
    (user(stack, 'alice', '1x').node.defaultChild as CamUser).overrideLogicalId('x1');
    expect(problems(stack)).toEqual([]);
  });
});

test('nothing is written when a check fails, in any stack', () => {
  const [one, other] = stacks(undefined, undefined);
  user(one, 'alice');
  user(other, 'alice');
  expect(problems(one)).toHaveLength(1);
  expect(App.of(one).manifest.stacks).toEqual({});
});
