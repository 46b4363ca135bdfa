import { type TerraformStack } from 'cdktf';
import { type ITrtcUser, TrtcSubUser, TrtcUserGroup } from '../../lib/constructs';
import { CamGroup } from '../../lib/tencentcloud/cam-group';
import { type CamGroupMembership } from '../../lib/tencentcloud/cam-group-membership';
import { noteOf, opsStack, synth } from './synth';

const user = (stack: TerraformStack, name: string) => new TrtcSubUser(stack, name, { userName: name });
const operators = { groupName: 'rtc-operators' };

describe('a user group', () => {
  it('needs a name only, and has no membership while it has no members', () => {
    const stack = opsStack();
    new TrtcUserGroup(stack, 'Operators', { groupName: 'rtc-operators' });
    expect(synth(stack)).toMatchInlineSnapshot(`
      {
        "resource": {
          "tencentcloud_cam_group": {
            "Operators_93109ECD": {
              "name": "rtc-operators",
              "remark": "Managed by Terraform",
            },
          },
        },
      }
    `);
  });

  it('has the resource as its default child', () => {
    const group = new TrtcUserGroup(opsStack(), 'Operators', operators);
    expect(group.node.defaultChild).toBeInstanceOf(CamGroup);
  });

  it('has all of its members in one resource, which follows the id of the group', () => {
    const stack = opsStack();
    const alice = user(stack, 'alice');
    const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
    new TrtcUserGroup(stack, 'Operators', { groupName: 'rtc-operators', members: [bob, alice] });
    expect(synth(stack).resource!.tencentcloud_cam_group_membership).toMatchInlineSnapshot(`
      {
        "Operators_Membership_CB2F5437": {
          "group_id": "\${tencentcloud_cam_group.Operators_93109ECD.id}",
          "lifecycle": {
            "replace_triggered_by": [
              "tencentcloud_cam_group.Operators_93109ECD.id",
            ],
          },
          "user_names": [
            "\${tencentcloud_cam_user.alice_D7A8A555.name}",
            "bob",
          ],
        },
      }
    `);
  });

  it('is the same for every order of its members, given at once or one by one', () => {
    const [all, reversed, added] = [opsStack(), opsStack(), opsStack()];
    const members = (stack: TerraformStack) => ['carol', 'alice', 'bob'].map((name) => user(stack, name));
    new TrtcUserGroup(all, 'Operators', { ...operators, members: members(all) });
    new TrtcUserGroup(reversed, 'Operators', { ...operators, members: members(reversed).reverse() });
    const group = new TrtcUserGroup(added, 'Operators', operators);
    for (const member of members(added)) group.addMember(member);
    expect(synth(reversed)).toEqual(synth(all));
    expect(synth(added)).toEqual(synth(all));
  });

  it('gives a copy of its members', () => {
    const stack = opsStack();
    const group = new TrtcUserGroup(stack, 'Operators', { ...operators, members: [user(stack, 'alice')] });
    group.members.pop();
    expect(group.members.map(({ principalName }) => principalName)).toEqual(['alice']);
  });

  it('notes where it was declared on the membership too', () => {
    const stack = opsStack();
    const group = new TrtcUserGroup(stack, 'Operators', { ...operators, members: [user(stack, 'alice')] });
    const membership = group.node.findChild('Membership') as CamGroupMembership;
    expect(noteOf(membership)).toEqual(noteOf(group.node.defaultChild as CamGroup));
  });

  it('keeps a remark that it is given', () => {
    const stack = opsStack();
    new TrtcUserGroup(stack, 'Operators', { ...operators, remark: 'on call' });
    expect(Object.values(synth(stack).resource!.tencentcloud_cam_group!)).toEqual([
      { name: 'rtc-operators', remark: 'on call' },
    ]);
  });

  it('fails with an empty name, an empty remark and a member listed twice, all at once', () => {
    const stack = opsStack();
    const alice = user(stack, 'alice');
    const props = { groupName: ' ', remark: '', members: [alice, alice] };
    expect(() => new TrtcUserGroup(stack, 'Operators', props)).toThrow(
      /^Ops\/Operators \(.+\): group name ` ` is empty; .+; remark is empty, .+; member `alice` is listed twice; remove one of the two$/,
    );
  });

  it('fails with a group as a member: CAM has no groups in groups', () => {
    const stack = opsStack();
    const inner = new TrtcUserGroup(stack, 'Inner', { groupName: 'rtc-inner' });
    const members = [inner as unknown as ITrtcUser];
    expect(() => new TrtcUserGroup(stack, 'Outer', { groupName: 'rtc-outer', members })).toThrow(
      /: member 1 is `Ops\/Inner`; pass a sub-user$/,
    );
  });

  it('fails when a member is added again, at the line that adds it', () => {
    const stack = opsStack();
    const alice = user(stack, 'alice');
    const group = new TrtcUserGroup(stack, 'Operators', { ...operators, members: [alice] });
    expect(() => group.addMember(alice)).toThrow('member `alice` is listed twice');
  });
});

describe('an existing user group', () => {
  it('is looked up, and must be there once', () => {
    const stack = opsStack();
    TrtcUserGroup.fromGroupName(stack, 'Support', 'rtc-support');
    expect(synth(stack)).toMatchInlineSnapshot(`
      {
        "data": {
          "tencentcloud_cam_groups": {
            "Support_5CFB64A3": {
              "lifecycle": {
                "postcondition": [
                  {
                    "condition": "\${length(self.group_list) == 1}",
                    "error_message": "user group \`rtc-support\` is not in this account: check its spelling in the console's list of user groups, and the account that the provider works for",
                  },
                ],
              },
              "name": "rtc-support",
            },
          },
        },
      }
    `);
  });

  it('is given members without being changed, and they move when the name becomes that of another group', () => {
    const stack = opsStack();
    TrtcUserGroup.fromGroupName(stack, 'Support', 'rtc-support').addMember(
      TrtcSubUser.fromUserName(stack, 'Bob', 'bob'),
    );
    expect(synth(stack).resource).toMatchInlineSnapshot(`
      {
        "tencentcloud_cam_group_membership": {
          "Support_Membership_0AFFEACE": {
            "group_id": "\${data.tencentcloud_cam_groups.Support_5CFB64A3.group_list[0].group_id}",
            "lifecycle": {
              "replace_triggered_by": [
                "terraform_data.Support_Identity_EF4B0812.id",
              ],
            },
            "user_names": [
              "bob",
            ],
          },
        },
        "terraform_data": {
          "Support_Identity_EF4B0812": {
            "triggers_replace": "\${data.tencentcloud_cam_groups.Support_5CFB64A3.group_list[0].group_id}",
          },
        },
      }
    `);
  });

  it('fails with an empty name', () => {
    expect(() => TrtcUserGroup.fromGroupName(opsStack(), 'Support', '')).toThrow('group name `` is empty');
  });
});
