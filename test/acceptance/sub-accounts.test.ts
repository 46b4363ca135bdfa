import { TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser } from 'cdktf-trtc-access';
import { acceptance } from './acceptance';
import { type Define } from './stage';

const { FULL_ACCESS } = TrtcPresetPolicy;

const aliceOperates: Define = (stack) => {
  const alice = new TrtcSubUser(stack, 'Alice', { userName: 'alice', consoleLogin: true, remark: 'room operations' });
  new TrtcPolicyBinding(stack, 'Operate', { principals: [alice], policies: [FULL_ACCESS] });
};

const nothing: Define = () => undefined;

acceptance('a new sub-account with a preset is made once and leaves nothing behind', async (stage) => {
  expect(await stage.plan(aliceOperates)).toEqual([
    'create tencentcloud_cam_user',
    'create tencentcloud_cam_user_policy_attachment',
  ]);
  const made = await stage.apply(aliceOperates);
  expect(made.map(({ action }) => action)).toEqual(['AddUser', 'AttachUserPolicy']);
  expect(made[0]?.parameters).toMatchObject({ Name: 'alice', ConsoleLogin: 1, UseApi: 0 });
  expect(stage.cam.console.summary().users).toEqual([{ userName: 'alice', policies: ['QcloudTRTCFullAccess'] }]);
  expect(await stage.plan(aliceOperates)).toEqual([]);

  const destroyed = await stage.destroy();
  expect(destroyed.map(({ action }) => action)).toEqual(['DetachUserPolicy', 'DeleteUser']);
  expect(stage.cam.console.summary()).toEqual({ users: [], groups: [], customPolicies: [] });
});

acceptance('a preset that the account lacks fails the plan by its name', async (stage) => {
  stage.cam.console.withdrawPreset('QcloudTRTCFullAccess');
  await expect(stage.plan(aliceOperates)).rejects.toThrow('QcloudTRTCFullAccess');
});

acceptance('a user who was deleted in the console fails every plan until Terraform forgets it', async (stage) => {
  await stage.apply(aliceOperates);
  stage.cam.console.deleteUser('alice');
  await expect(stage.plan(aliceOperates)).rejects.toThrow('ResourceNotFound.UserNotExist');
  await expect(stage.plan(nothing)).rejects.toThrow('ResourceNotFound.UserNotExist');

  const addresses = await stage.stateList();
  expect(addresses).toHaveLength(2);
  const forget: Define = (stack) =>
    stack.addOverride(
      'removed',
      addresses.map((from) => ({ from, lifecycle: { destroy: false } })),
    );
  expect(await stage.apply(forget)).toEqual([]);
  expect(await stage.plan(nothing)).toEqual([]);
  await stage.apply(aliceOperates);
  expect(stage.cam.console.summary().users).toHaveLength(1);
});
