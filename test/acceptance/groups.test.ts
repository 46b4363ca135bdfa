import { TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser, TrtcUserGroup } from 'cdktf-trtc-access';
import { acceptance } from './acceptance';
import { type Define, type Stage } from './stage';

function operators(...members: string[]): Define {
  return (stack) => {
    const group = new TrtcUserGroup(stack, 'Operators', {
      groupName: 'rtc-operators',
      members: members.map((name) => TrtcSubUser.fromUserName(stack, name, name)),
    });
    new TrtcPolicyBinding(stack, 'Operate', { principals: [group], policies: [TrtcPresetPolicy.FULL_ACCESS] });
  };
}

function members({ cam }: Stage): readonly string[] {
  return [...(cam.console.summary().groups[0]?.members ?? [])].sort();
}

acceptance('members come and go, to none and back, while the group keeps its policy', async (stage) => {
  for (const name of ['alice', 'bob', 'carol']) stage.cam.console.createUser(name);
  for (const wanted of [['alice', 'bob'], ['bob', 'carol'], [], ['alice']]) {
    await stage.apply(operators(...wanted));
    expect(members(stage)).toEqual(wanted);
    expect(await stage.plan(operators(...wanted))).toEqual([]);
  }
  expect(stage.cam.console.summary().groups).toMatchObject([{ policies: ['QcloudTRTCFullAccess'] }]);

  await stage.destroy();
  expect(stage.cam.console.summary()).toMatchObject({ users: { length: 3 }, groups: [] });
});
