import { TerraformResource, type TerraformStack } from 'cdktf';
import { TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser, TrtcUserGroup } from 'cdktf-trtc-access';
import { acceptance } from './acceptance';
import { type Define } from './stage';

const { FULL_ACCESS, READONLY_ACCESS } = TrtcPresetPolicy;

const carolAndHerGroup: Define = (stack) => {
  const carol = new TrtcSubUser(stack, 'Carol', { userName: 'carol', consoleLogin: true });
  const operators = new TrtcUserGroup(stack, 'Operators', {
    groupName: 'rtc-operators',
    remark: 'rota',
    members: [carol],
  });
  new TrtcPolicyBinding(stack, 'Look', { principals: [carol], policies: [READONLY_ACCESS] });
  new TrtcPolicyBinding(stack, 'Operate', { principals: [operators], policies: [FULL_ACCESS] });
};

/** Imports every resource of a stack, each by the id of its type. */
function importing(define: Define, ids: Record<string, string>): Define {
  return (stack: TerraformStack) => {
    define(stack);
    const resources = stack.node.findAll().filter((one) => TerraformResource.isTerraformResource(one));
    stack.addOverride(
      'import',
      resources.map((resource) => ({
        to: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
        id: ids[resource.terraformResourceType],
      })),
    );
  };
}

acceptance('what was made in the console is imported without a change to it', async (stage) => {
  const { console } = stage.cam;
  console.createUser('carol');
  const { GroupId } = console.call('CreateGroup', { GroupName: 'rtc-operators', Remark: 'rota' });
  const { Uid } = console.call('GetUser', { Name: 'carol' });
  console.call('AddUserToGroup', { Info: [{ GroupId, Uid }] });
  console.attachUserPolicy('carol', 'QcloudTRTCReadonlyAccess');
  const [full, readonly] = ['QcloudTRTCFullAccess', 'QcloudTRTCReadonlyAccess'].map((Keyword) => {
    const [preset] = console.call('ListPolicies', { Keyword }).List as { PolicyId: number }[];
    return preset?.PolicyId;
  });
  console.call('AttachGroupPolicy', { AttachGroupId: GroupId, PolicyId: full });

  const group = String(GroupId);
  const imported = importing(carolAndHerGroup, {
    tencentcloud_cam_user: 'carol',
    tencentcloud_cam_group: group,
    tencentcloud_cam_group_membership: group,
    tencentcloud_cam_user_policy_attachment: `carol#${readonly}`,
    tencentcloud_cam_group_policy_attachment: `${group}#${full}`,
  });
  // The provider takes `use_api` of an imported user for true, and changing it changes nothing but the state.
  expect(await stage.plan(imported)).toEqual(['update tencentcloud_cam_user']);
  expect(await stage.apply(imported)).toEqual([]);
  expect(await stage.plan(carolAndHerGroup)).toEqual([]);
});
