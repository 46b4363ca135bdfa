import { TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser } from 'cdktf-trtc-access';
import { acceptance } from './acceptance';
import { type Define } from './stage';

const { FULL_ACCESS } = TrtcPresetPolicy;

const aliceOperates: Define = (stack) => {
  const alice = new TrtcSubUser(stack, 'Alice', { userName: 'alice', consoleLogin: true, remark: 'room operations' });
  new TrtcPolicyBinding(stack, 'Operate', { principals: [alice], policies: [FULL_ACCESS] });
};

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
