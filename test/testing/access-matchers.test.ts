import { App, Testing, TerraformStack } from 'cdktf';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  TrtcCustomPolicy,
  TrtcPolicyBinding,
  TrtcPresetPolicy,
  TrtcStatement,
  TrtcSubUser,
  TrtcUserGroup,
} from 'cdktf-trtc-access';
import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';
import { accessOf } from 'cdktf-trtc-access/testing';
import { pinsText, READ } from '../access/pins/pins';

/** What a test changes of the stack. */
interface Variation {
  readonly actions?: readonly string[];
  readonly applications?: number[];
  readonly more?: (stack: TerraformStack, alice: TrtcSubUser) => void;
}

/** Alice moderates application 1400000001 through a group; bob exists already and does so too. */
function stackOf({
  actions = ['trtc:RemoveUser', 'trtc:DismissRoom'],
  applications = [1400000001],
  more,
}: Variation = {}) {
  const stack = new TerraformStack(Testing.app(), 'team');
  new TencentcloudProvider(stack, 'TencentCloud');
  const alice = new TrtcSubUser(stack, 'Alice', { userName: 'alice' });
  const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
  const moderators = new TrtcUserGroup(stack, 'Moderators', { groupName: 'rtc-moderators', members: [alice, bob] });
  const moderation = new TrtcCustomPolicy(stack, 'Moderation', {
    policyName: 'rtc-moderation',
    statements: [TrtcStatement.allow({ actions: [...actions] as never[], applications })],
  });
  new TrtcPolicyBinding(stack, 'Moderate', { principals: [moderators], policies: [moderation] });
  more?.(stack, alice);
  return stack;
}

const FIRST = 'qcs::trtc::uin/${owner_uin}:sdkappid/1400000001';

/** What a failing expectation says; lines of this file change with it. */
function message(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return (error as Error).message
      .replace(/(\.test\.ts):\d+/g, '$1:…')
      .replace(/(Fingerprint of this change: |Access-Accepted: )[0-9a-f]{32}\b/, '$1…');
  }
  throw new Error('the expectation holds');
}

describe('toAllow', () => {
  test('holds when every such request is allowed', () => {
    expect(stackOf()).toAllow('alice', 'trtc:RemoveUser', FIRST);
  });

  test('takes what `Testing.synth` returns and the path of a `cdktf.out`', () => {
    expect(Testing.synth(stackOf())).toAllow('alice', 'trtc:RemoveUser', FIRST);
    expect(Testing.fullSynth(stackOf())).toAllow('alice', 'trtc:RemoveUser', FIRST);
  });

  test('fails when only some requests are allowed, and names one that is not', () => {
    expect(message(() => expect(stackOf()).toAllow('alice', 'trtc:RemoveUser'))).toMatchInlineSnapshot(`
      "\`alice\` may not trtc:RemoveUser on application 1400000002
        no statement allows it"
    `);
  });

  test('fails when an action of the pattern is missing', () => {
    expect(message(() => expect(stackOf()).toAllow('alice', 'trtc:*', FIRST))).toMatchInlineSnapshot(`
      "\`alice\` may not trtc:DescribeRoomInfo on application 1400000001
        no statement allows it"
    `);
  });
});

describe('toDeny', () => {
  test('holds when no such request is allowed', () => {
    expect(stackOf()).toDeny('alice', 'trtc:DescribeSecret');
    expect(stackOf()).toDeny('alice', 'trtc:RemoveUser', 'qcs::trtc::uin/*:sdkappid/1400000002');
  });

  test('fails with a request that is allowed, and every way in which the user comes to it', () => {
    const more = (stack: TerraformStack, alice: TrtcSubUser) =>
      new TrtcPolicyBinding(stack, 'Again', {
        principals: [alice],
        policies: [stack.node.findChild('Moderation') as TrtcCustomPolicy],
      });
    expect(message(() => expect(stackOf({ more })).toDeny('alice', 'trtc:Remove*'))).toMatchInlineSnapshot(`
      "\`alice\` may trtc:RemoveUser on application 1400000001
        statement 1 of policy \`rtc-moderation\` allows it
        attached at test/testing/access-matchers.test.ts:…
        attached at test/testing/access-matchers.test.ts:… to the group \`rtc-moderators\`, joined at test/testing/access-matchers.test.ts:…"
    `);
  });

  test('points at addresses where the lines are lost', () => {
    expect(message(() => expect(Testing.synth(stackOf())).toDeny('alice', 'trtc:Remove*'))).toMatchInlineSnapshot(`
      "\`alice\` may trtc:RemoveUser on application 1400000001
        statement 1 of policy \`rtc-moderation\` allows it
        attached at tencentcloud_cam_group_policy_attachment.TrtcGrants_user-group-team--Moderators-rtc-moderation_9B691FA0 to the group \`rtc-moderators\`, joined at tencentcloud_cam_group_membership.Moderators_Membership_7F88307B"
    `);
  });

  test('holds for an action that only an account-wide statement could give', () => {
    expect(stackOf({ actions: ['trtc:Describe*'] })).toDeny('alice', 'trtc:CreateTrtcApp');
  });

  test('fails for a user that exists already and may hold more', () => {
    expect(message(() => expect(stackOf()).toDeny('bob', 'trtc:DescribeSecret'))).toMatchInlineSnapshot(`
      "whether \`bob\` may trtc:DescribeSecret on everything can't be told
        the user exists already and may hold more than what was read
        if it holds no more than that, say so with \`closedWorld\`"
    `);
  });

  test('holds for a user that exists already and is said to hold nothing else', () => {
    expect(accessOf(stackOf(), { closedWorld: true })).toDeny('bob', 'trtc:DescribeSecret');
  });
});

describe('the opposite of a matcher', () => {
  test('leaves no room for what is neither wholly allowed nor wholly denied', () => {
    expect(() => expect(stackOf()).not.toAllow('alice', 'trtc:RemoveUser')).toThrow('`alice` may trtc:RemoveUser');
    expect(() => expect(stackOf()).not.toDeny('alice', 'trtc:RemoveUser')).toThrow('`alice` may not trtc:RemoveUser');
  });

  test('is the other one', () => {
    expect(stackOf()).not.toAllow('alice', 'trtc:DescribeSecret');
    expect(stackOf()).not.toDeny('alice', 'trtc:RemoveUser', FIRST);
  });
});

describe('what can’t be told', () => {
  const more = (stack: TerraformStack, alice: TrtcSubUser) =>
    new TrtcPolicyBinding(stack, 'Read', { principals: [alice], policies: [TrtcPresetPolicy.READONLY_ACCESS] });
  const expectations = {
    toAllow: () => expect(stackOf({ more })).toAllow('alice', 'trtc:DescribeSecret'),
    toDeny: () => expect(stackOf({ more })).toDeny('alice', 'trtc:DescribeSecret'),
    'not.toAllow': () => expect(stackOf({ more })).not.toAllow('alice', 'trtc:DescribeSecret'),
    'not.toDeny': () => expect(stackOf({ more })).not.toDeny('alice', 'trtc:DescribeSecret'),
  };

  test.each(Object.keys(expectations) as (keyof typeof expectations)[])('fails %s with the reason', (name) => {
    expect(message(expectations[name])).toContain('`QcloudTRTCReadonlyAccess` is not known');
  });

  test('is told by a pin', () => {
    const presets = join(mkdtempSync(join(tmpdir(), 'pins-')), 'trtc-presets.json');
    writeFileSync(presets, pinsText(READ));
    const pinned = accessOf(stackOf({ more }), { presets });
    expect(pinned).toAllow('alice', 'trtc:DescribeSecret');
    expect(pinned).toDeny('alice', 'trtc:CreateTrtcApp');
    expect(pinned).toGrantNothingNewComparedTo(stackOf({ more }));
    expect(message(() => expect(pinned).toGrantNothingNewComparedTo(stackOf()))).toContain(
      'may now    for example trtc:Describe',
    );
  });

  test('fails for a module, which may give anything', () => {
    const synth = JSON.stringify({
      module: { more: { source: './more' } },
      resource: { tencentcloud_cam_user: { alice: { name: 'alice', use_api: false } } },
    });
    expect(message(() => expect(synth).toDeny('alice', 'trtc:*'))).toMatchInlineSnapshot(`
      "whether \`alice\` may trtc:* on everything can't be told
        \`module.more\` is not understood: what a module declares is not in a synth; review the plan"
    `);
  });

  test('fails for a user whose name is not known and who may be this one', () => {
    const synth = JSON.stringify({
      variable: { name: {} },
      resource: {
        tencentcloud_cam_user: { alice: { name: 'alice', use_api: false }, other: { name: '${var.name}' } },
      },
    });
    expect(message(() => expect(synth).toDeny('alice', 'trtc:*'))).toMatchInlineSnapshot(`
      "whether \`alice\` may trtc:* on everything can't be told
        the user whose name is \`\${var.name}\` may be the same one"
    `);
  });
});

describe('a slip of the pen', () => {
  test.each([
    ['user', () => expect(stackOf()).toDeny('alcie', 'trtc:RemoveUser'), 'did you mean `alice`?'],
    ['user far from any', () => expect(stackOf()).toDeny('zoe', 'trtc:RemoveUser'), '`alice`, `bob` are there'],
    [
      'group',
      () => expect(stackOf()).toDeny('rtc-moderators', 'trtc:RemoveUser'),
      'is a group; ask about one of its users',
    ],
    ['action', () => expect(stackOf()).toDeny('alice', 'trtc:RemoveUsr'), 'did you mean `trtc:RemoveUser`?'],
    ['resource', () => expect(stackOf()).toDeny('alice', 'trtc:RemoveUser', '1400000001'), 'of six segments'],
    ['scope', () => expect(stackOf()).toDeny('alice', 'trtc:CreateTrtcApp', FIRST), 'ask without one'],
  ])('in the %s fails, whichever matcher it is', (_name, expectation, said) => {
    expect(message(expectation)).toContain(said);
  });

  test('fails `.not` too', () => {
    expect(message(() => expect(stackOf()).not.toAllow('alcie', 'trtc:RemoveUser'))).toContain('`alice`?');
  });
});

describe('toGrantNothingNewComparedTo', () => {
  test('holds when access shrinks or stays', () => {
    expect(stackOf({ actions: ['trtc:RemoveUser'] })).toGrantNothingNewComparedTo(stackOf());
    expect(stackOf()).toGrantNothingNewComparedTo(Testing.fullSynth(stackOf()));
  });

  test('fails with the review when somebody gains', () => {
    const more = stackOf({ applications: [1400000001, 1400000002] });
    expect(message(() => expect(more).toGrantNothingNewComparedTo(stackOf()))).toMatchInlineSnapshot(`
      "Access grows for alice, bob, group rtc-moderators and whoever else holds rtc-moderation.

      Gains access (closes the gate)
        + rtc-moderators, a group
          may now    for example trtc:DismissRoom on application 1400000002
          because    the document of rtc-moderation changes (test/testing/access-matchers.test.ts:…)
        + 2 users: alice, bob
          may now    for example trtc:DismissRoom on application 1400000002
          because    the document of rtc-moderation, held through rtc-moderators, changes
                     (test/testing/access-matchers.test.ts:…)
        + whoever else holds rtc-moderation (test/testing/access-matchers.test.ts:…)
          may now    for example trtc:DismissRoom on application 1400000002
          adds       allow trtc:DismissRoom and trtc:RemoveUser on application 1400000002

      5 CAM resources read, all understood.

      The gate is closed: access may grow.
      This accepts growth of exactly this change, in an approving review or with --accept:
      Access-Accepted: …"
    `);
  });

  test('fails when a credential is new', () => {
    const more = (stack: TerraformStack) => new TrtcSubUser(stack, 'Carol', { userName: 'carol', consoleLogin: true });
    expect(() => expect(stackOf({ more })).toGrantNothingNewComparedTo(stackOf())).toThrow('console');
  });

  test('has an opposite that only what is proven satisfies', () => {
    expect(stackOf()).not.toGrantNothingNewComparedTo(stackOf({ actions: ['trtc:RemoveUser'] }));
    expect(() => expect(stackOf()).not.toGrantNothingNewComparedTo(stackOf())).toThrow('does not change');
  });
});

test('fails for what is no synth', () => {
  expect(() => expect(3 as never).toAllow('alice', 'trtc:RemoveUser')).toThrow('pass one of these to `expect`');
  expect(() => expect('{}').toAllow('alice', 'trtc:RemoveUser')).toThrow('holds nothing of a Terraform configuration');
});

test('asks several stacks of an app at once', () => {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'testing-')) });
  for (const name of ['staging', 'production']) {
    const stack = new TerraformStack(app, name);
    new TencentcloudProvider(stack, 'TencentCloud', { profile: name });
    const alice = new TrtcSubUser(stack, 'Alice', { userName: 'alice' });
    const policy = new TrtcCustomPolicy(stack, 'Look', {
      policyName: 'look',
      statements: [TrtcStatement.allow({ actions: name === 'staging' ? ['trtc:*'] : ['trtc:DescribeRoomInfo'] })],
    });
    new TrtcPolicyBinding(stack, 'Looks', { principals: [alice], policies: [policy] });
  }
  app.synth();
  expect(app.outdir).toAllow('alice', 'trtc:DescribeRoomInfo');
  expect(app.outdir).toDeny('alice', 'cos:GetObject');
  expect(() => expect(app.outdir).toAllow('alice', 'trtc:RemoveUser')).toThrow('in profile=production');
  expect(() => expect(app.outdir).toDeny('alice', 'trtc:RemoveUser')).toThrow('may trtc:RemoveUser');
});
