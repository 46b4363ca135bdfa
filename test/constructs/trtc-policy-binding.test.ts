import { App, TerraformStack, TerraformVariable } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import fc from 'fast-check';
import {
  type ITrtcPolicy,
  type ITrtcPrincipal,
  TrtcPolicyBinding,
  TrtcPresetPolicy,
  TrtcSubUser,
  TrtcUserGroup,
} from '../../lib/constructs';
import { type CamUserPolicyAttachment } from '../../lib/tencentcloud/cam-user-policy-attachment';
import { TencentcloudProvider } from '../../lib/tencentcloud/provider';
import { noteOf, opsStack, resolved, synth } from './synth';

const { READONLY_ACCESS } = TrtcPresetPolicy;
const LIVE = TrtcPresetPolicy.fromName('QcloudLIVEReadOnlyAccess');
const bob = (stack: TerraformStack) => TrtcSubUser.fromUserName(stack, 'Bob', 'bob');

describe('a policy binding', () => {
  it('becomes one attachment', () => {
    const stack = opsStack();
    new TrtcPolicyBinding(stack, 'Read', { principals: [bob(stack)], policies: [READONLY_ACCESS] });
    expect(synth(stack).resource).toMatchInlineSnapshot(`
      {
        "tencentcloud_cam_user_policy_attachment": {
          "TrtcGrants_sub-user-bob-QcloudTRTCReadonlyAccess_4C48307E": {
            "policy_id": "\${data.tencentcloud_cam_policies.TrtcPresetPolicies_QcloudTRTCReadonlyAccess_8D232E98.policy_list[0].policy_id}",
            "user_name": "bob",
          },
        },
      }
    `);
  });

  it('has no say in the name of its attachments, so that moving a grant is no change', () => {
    const [before, after] = [opsStack(), opsStack()];
    const alice = (stack: TerraformStack) => new TrtcSubUser(stack, 'Alice', { userName: 'alice' });
    const policies = [READONLY_ACCESS];
    new TrtcPolicyBinding(before, 'Read', { principals: [bob(before), alice(before)], policies });
    new TrtcPolicyBinding(after, 'OnCall', { principals: [bob(after)], policies });
    new TrtcPolicyBinding(new Construct(after, 'Team'), 'Read', { principals: [alice(after)], policies });
    expect(synth(after)).toEqual(synth(before));
  });

  it('does not see that a group has another name: its grants stay where they are', () => {
    const synthesised = ['rtc-operators', 'rtc-on-call'].map((groupName) => {
      const stack = opsStack();
      const group = new TrtcUserGroup(stack, 'Operators', { groupName });
      new TrtcPolicyBinding(stack, 'Read', { principals: [group], policies: [READONLY_ACCESS] });
      return synth(stack).resource!.tencentcloud_cam_group_policy_attachment;
    });
    expect(synthesised[1]).toEqual(synthesised[0]);
  });

  it('attaches to the id of a group', () => {
    const stack = opsStack();
    const group = new TrtcUserGroup(stack, 'Operators', { groupName: 'rtc-operators' });
    new TrtcPolicyBinding(stack, 'Read', { principals: [group], policies: [READONLY_ACCESS.withPolicyId('42')] });
    expect(synth(stack).resource!.tencentcloud_cam_group_policy_attachment).toMatchInlineSnapshot(`
      {
        "TrtcGrants_user-group-Ops--Operators-QcloudTRTCReadonlyAccess_AF726AA2": {
          "group_id": "\${tencentcloud_cam_group.Operators_93109ECD.id}",
          "policy_id": "42",
        },
      }
    `);
  });

  it('tells a sub-user and a group of one name apart', () => {
    const stack = opsStack();
    const principals = [bob(stack), new TrtcUserGroup(stack, 'Group', { groupName: 'bob' })];
    new TrtcPolicyBinding(stack, 'Read', { principals, policies: [READONLY_ACCESS] });
    expect(attachments(stack)).toHaveLength(2);
  });

  it('grows by principals and by policies, in any order', () => {
    const [grown, whole] = [opsStack(), opsStack()];
    const people = (stack: TerraformStack) =>
      [bob(stack), new TrtcSubUser(stack, 'Alice', { userName: 'alice' })] as const;
    const [b, a] = people(grown);
    const binding = new TrtcPolicyBinding(grown, 'Read', { principals: [], policies: [] });
    binding.addPolicy(READONLY_ACCESS);
    binding.addPrincipal(b);
    binding.addPrincipal(a);
    binding.addPolicy(LIVE);
    new TrtcPolicyBinding(whole, 'Read', { principals: people(whole), policies: [LIVE, READONLY_ACCESS] });
    expect(synth(grown)).toEqual(synth(whole));
    expect(binding.principals.map(({ principalName }) => principalName)).toEqual(['alice', 'bob']);
    expect(binding.policies.map(({ policyName }) => policyName)).toEqual([
      'QcloudLIVEReadOnlyAccess',
      'QcloudTRTCReadonlyAccess',
    ]);
  });

  it('gives copies of what it holds', () => {
    const stack = opsStack();
    const binding = new TrtcPolicyBinding(stack, 'Read', { principals: [bob(stack)], policies: [READONLY_ACCESS] });
    binding.principals.pop();
    binding.policies.pop();
    expect([binding.principals, binding.policies]).toMatchObject([{ length: 1 }, { length: 1 }]);
  });

  it('notes its purpose, and the line that added a principal later', () => {
    const stack = opsStack();
    const purpose = { reason: 'on-call rota', owner: 'rtc-platform', validUntil: '2027-01-31' };
    const binding = new TrtcPolicyBinding(stack, 'Read', {
      principals: [bob(stack)],
      policies: [READONLY_ACCESS],
      ...purpose,
    });
    binding.addPrincipal(new TrtcSubUser(stack, 'Alice', { userName: 'alice' }));
    const notes = attachmentsOf(stack).map((it) => noteOf(it as CamUserPolicyAttachment)) as { source: string }[];
    for (const note of notes)
      expect(note).toMatchObject({ construct: 'TrtcPolicyBinding', path: 'Ops/Read', ...purpose });
    expect(notes[0]!.source).not.toBe(notes[1]!.source);
  });

  it('follows its principals to their accounts', () => {
    const stack = opsStack();
    const provider = new TencentcloudProvider(stack, 'Staging', { alias: 'staging', profile: 'staging' });
    const principals = [bob(stack), TrtcSubUser.fromUserName(stack, 'StagingBob', 'bob', { provider })];
    new TrtcPolicyBinding(stack, 'Read', { principals, policies: [READONLY_ACCESS] });
    const { resource, data } = synth(stack);
    const lookups = Object.entries(data!.tencentcloud_cam_policies!);
    expect(lookups).toHaveLength(2);
    for (const attachment of Object.values(resource!.tencentcloud_cam_user_policy_attachment!)) {
      const [name] = lookups.find(([, lookup]) => lookup.provider === attachment.provider)!;
      expect(attachment.policy_id).toBe(`\${data.tencentcloud_cam_policies.${name}.policy_list[0].policy_id}`);
    }
  });

  it("uses its own stack's provider for a principal of another stack", () => {
    const home = opsStack();
    const homeProvider = new TencentcloudProvider(home, 'Named', { alias: 'named', profile: 'ops' });
    const stack = new TerraformStack(App.of(home), 'Grants');
    const provider = new TencentcloudProvider(stack, 'Ops', { alias: 'ops', profile: 'ops' });
    const principals = [TrtcSubUser.fromUserName(home, 'Bob', 'bob', { provider: homeProvider })];
    new TrtcPolicyBinding(stack, 'Read', { principals, policies: [READONLY_ACCESS], provider });
    expect(attachments(stack)).toMatchObject([{ provider: 'tencentcloud.ops' }]);
  });

  it('names a principal by its place when only Terraform knows its name', () => {
    const stack = opsStack();
    const name = new TerraformVariable(stack, 'name', {}).stringValue;
    const principals = ['One', 'Two'].map((id) => TrtcSubUser.fromUserName(stack, id, name));
    new TrtcPolicyBinding(stack, 'Read', { principals, policies: [READONLY_ACCESS] });
    expect(attachmentsOf(stack).map(({ node }) => node.id)).toEqual([
      'sub-user-Ops--One->QcloudTRTCReadonlyAccess',
      'sub-user-Ops--Two->QcloudTRTCReadonlyAccess',
    ]);
  });

  it('fails with everything that is wrong with it', () => {
    const stack = opsStack();
    const principal = bob(stack);
    expect(
      () =>
        new TrtcPolicyBinding(stack, 'Read', {
          principals: [principal, principal],
          policies: [READONLY_ACCESS, READONLY_ACCESS],
          validUntil: '31 January',
        }),
    ).toThrow(
      /^Ops\/Read \(test\/.+:\d+\): validUntil `31 January` is no date; .+; principal `bob` is listed twice; .+; policy `QcloudTRTCReadonlyAccess` is listed twice; remove one of the two$/,
    );
  });

  it('fails when a key of a record was mistyped', () => {
    const stack = opsStack();
    const people: Record<string, ITrtcPrincipal> = { bob: bob(stack) };
    expect(
      () =>
        new TrtcPolicyBinding(stack, 'Read', {
          principals: [people.bob!, people.bobb!],
          policies: [READONLY_ACCESS, 'QcloudTRTCFullAccess' as unknown as ITrtcPolicy],
        }),
    ).toThrow(
      /: principal 2 is `undefined`; pass a sub-user or a user group; policy 2 is `QcloudTRTCFullAccess`; pass a preset or a custom policy$/,
    );
  });

  it('fails when another binding of the stack holds a pair already, and names both places', () => {
    const stack = opsStack();
    const policies = [READONLY_ACCESS, LIVE];
    new TrtcPolicyBinding(stack, 'First', { principals: [bob(stack)], policies });
    const again = TrtcSubUser.fromUserName(stack, 'BobAgain', 'bob');
    expect(() => new TrtcPolicyBinding(stack, 'Second', { principals: [again], policies })).toThrow(
      /^Ops\/Second \(.+:\d+\): sub-user `bob` holds policy `QcloudTRTCReadonlyAccess` already, by Ops\/First \(.+:\d+\); remove one of the two, for revoking either would revoke both; sub-user `bob` holds policy `QcloudLIVEReadOnlyAccess` already/,
    );
    const third = new TrtcPolicyBinding(stack, 'Third', { principals: [], policies });
    expect(() => third.addPrincipal(again)).toThrow('sub-user `bob` holds policy `QcloudTRTCReadonlyAccess` already');
  });

  it('fails when something is added again', () => {
    const stack = opsStack();
    const principal = bob(stack);
    const binding = new TrtcPolicyBinding(stack, 'Read', { principals: [principal], policies: [READONLY_ACCESS] });
    expect(() => binding.addPrincipal(principal)).toThrow('principal `bob` is listed twice');
    expect(() => binding.addPolicy(READONLY_ACCESS)).toThrow('policy `QcloudTRTCReadonlyAccess` is listed twice');
  });

  it('fails with a policy whose name only Terraform knows', () => {
    const stack = opsStack();
    const policyName = new TerraformVariable(stack, 'name', {}).stringValue;
    const policies: ITrtcPolicy[] = [{ policyName, policyIdIn: () => '1' }];
    expect(() => new TrtcPolicyBinding(stack, 'Read', { principals: [bob(stack)], policies })).toThrow(
      'the name of a policy is known to Terraform only',
    );
  });

  it('fails at synthesis when it binds nobody, or nothing', () => {
    const stack = opsStack();
    new TrtcPolicyBinding(stack, 'Read', { principals: [], policies: [] });
    expect(() => synth(stack)).toThrow(
      /Ops\/Read \(.+\): it has no principals, so it grants nothing; add one, or remove it\n.+it has no policies, so it grants nothing/,
    );
  });
});

describe('any principals and policies', () => {
  const names = fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'aB1.-_@='), minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 6,
  });
  const groups = fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'aB1->客 .'), minLength: 1, maxLength: 6 }), {
    maxLength: 4,
  });
  const declared = fc.record({ users: names, groups, presets: names, pinned: names });

  /** Binds all of them, in an order of its own. */
  const bind = ({ users, groups, presets, pinned }: Declared, order: <T>(items: T[]) => T[]) => {
    const stack = opsStack();
    const principals: ITrtcPrincipal[] = [
      ...users.map((name) => new TrtcSubUser(stack, `u:${name}`, { userName: name })),
      ...groups
        .filter((name) => name.trim() === name)
        .map((name) => new TrtcUserGroup(stack, `g:${name}`, { groupName: name })),
    ];
    const policies: ITrtcPolicy[] = [
      ...presets.map((name) => TrtcPresetPolicy.fromName(`Preset${name}`)),
      ...pinned.map((name, i) => TrtcPresetPolicy.fromName(`Pinned${name}`).withPolicyId(`${i + 1}`)),
    ];
    new TrtcPolicyBinding(stack, 'Bound', { principals: order(principals), policies: order(policies) });
    return { stack, principals, policies };
  };
  type Declared = { users: string[]; groups: string[]; presets: string[]; pinned: string[] };

  it('become exactly one attachment a pair, and one lookup a preset', () => {
    fc.assert(
      fc.property(declared, (all) => {
        const { stack, principals, policies } = bind(all, (items) => items);
        const pairs = attachments(stack).map(
          (it) => `${(it.user_name ?? it.group_id) as string} ${it.policy_id as string}`,
        );
        const expected = principals.flatMap((principal) =>
          policies.map(
            (policy) => `${resolved(stack, principal.principalRef)} ${resolved(stack, policy.policyIdIn(stack))}`,
          ),
        );
        expect(pairs.sort()).toEqual(expected.sort());
        expect(Object.keys(synth(stack).data?.tencentcloud_cam_policies ?? {})).toHaveLength(all.presets.length);
      }),
      { numRuns: 30 },
    );
  });

  it('become the same Terraform in every order', () => {
    fc.assert(
      fc.property(declared, fc.infiniteStream(fc.nat()), (all, numbers) => {
        const shuffled = <T>(items: T[]) =>
          items
            .map((item) => ({ item, key: numbers.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        expect(bind(all, shuffled).stack.toTerraform()).toEqual(bind(all, (items) => items).stack.toTerraform());
      }),
      { numRuns: 30 },
    );
  });
});

function attachmentsOf(stack: TerraformStack): IConstruct[] {
  return stack.node.findChild('TrtcGrants').node.children;
}

function attachments(stack: TerraformStack): Record<string, unknown>[] {
  const { resource = {} } = synth(stack);
  return [
    ...Object.values(resource.tencentcloud_cam_user_policy_attachment ?? {}),
    ...Object.values(resource.tencentcloud_cam_group_policy_attachment ?? {}),
  ];
}
