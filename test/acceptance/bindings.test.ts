import { TrtcCustomPolicy, TrtcPolicyBinding, TrtcPresetPolicy, TrtcStatement, TrtcSubUser } from 'cdktf-trtc-access';
import { type ITrtcPolicy } from 'cdktf-trtc-access';
import { acceptance } from './acceptance';
import { type Define, type Stage } from './stage';

const { FULL_ACCESS, READONLY_ACCESS } = TrtcPresetPolicy;
const LIVE_READONLY = TrtcPresetPolicy.fromName('QcloudLIVEReadOnlyAccess');

/** Bob and Carol exist already; each holds what is given. */
function grants({ bob, carol = [] }: { bob: ITrtcPolicy[]; carol?: ITrtcPolicy[] }): Define {
  return (stack) => {
    for (const [userName, policies] of Object.entries({ bob, carol })) {
      const user = TrtcSubUser.fromUserName(stack, userName, userName);
      if (policies.length > 0) new TrtcPolicyBinding(stack, `${userName}-holds`, { principals: [user], policies });
    }
  };
}

function held({ cam }: Stage): Record<string, readonly string[]> {
  return Object.fromEntries(
    cam.console.summary().users.map(({ userName, policies }) => [userName, [...policies].sort()]),
  );
}

acceptance('one of several grants is revoked, and nothing else is written', async (stage) => {
  const { console } = stage.cam;
  console.createUser('bob');
  console.createUser('carol');
  await stage.apply(grants({ bob: [FULL_ACCESS, READONLY_ACCESS, LIVE_READONLY], carol: [FULL_ACCESS] }));

  const revoked = grants({ bob: [READONLY_ACCESS, LIVE_READONLY], carol: [FULL_ACCESS] });
  expect(await stage.plan(revoked)).toEqual(['delete tencentcloud_cam_user_policy_attachment']);
  const { Uin } = console.call('GetUser', { Name: 'bob' });
  const [preset] = console.call('ListPolicies', { Keyword: 'QcloudTRTCFullAccess' }).List as { PolicyId: number }[];
  expect(await stage.apply(revoked)).toEqual([
    {
      service: 'cam',
      action: 'DetachUserPolicy',
      writes: true,
      parameters: { DetachUin: Uin, PolicyId: preset?.PolicyId },
    },
  ]);
  expect(held(stage)).toEqual({
    bob: ['QcloudLIVEReadOnlyAccess', 'QcloudTRTCReadonlyAccess'],
    carol: ['QcloudTRTCFullAccess'],
  });
  expect(await stage.plan(revoked)).toEqual([]);
});

acceptance('a grant is added, and a preset swapped for another one', async (stage) => {
  stage.cam.console.createUser('bob');
  await stage.apply(grants({ bob: [READONLY_ACCESS] }));
  const added = await stage.apply(grants({ bob: [READONLY_ACCESS, LIVE_READONLY] }));
  expect(added.map(({ action }) => action)).toEqual(['AttachUserPolicy']);

  const swapped = await stage.apply(grants({ bob: [FULL_ACCESS, LIVE_READONLY] }));
  expect(swapped.map(({ action }) => action).sort()).toEqual(['AttachUserPolicy', 'DetachUserPolicy']);
  expect(held(stage)).toEqual({ bob: ['QcloudLIVEReadOnlyAccess', 'QcloudTRTCFullAccess'] });
  expect(await stage.plan(grants({ bob: [FULL_ACCESS, LIVE_READONLY] }))).toEqual([]);
});

acceptance('a custom policy is made, widened in place and destroyed', async (stage) => {
  stage.cam.console.createUser('bob');
  const moderates =
    (...actions: string[]): Define =>
    (stack) => {
      const policy = new TrtcCustomPolicy(stack, 'Moderation', {
        policyName: 'rtc-moderation',
        statements: [TrtcStatement.allow({ actions, applications: [1400000001] })],
      });
      const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
      new TrtcPolicyBinding(stack, 'Moderates', { principals: [bob], policies: [policy] });
    };
  await stage.apply(moderates('trtc:DismissRoom'));
  expect(held(stage)).toEqual({ bob: ['rtc-moderation'] });
  expect(await stage.plan(moderates('trtc:DismissRoom'))).toEqual([]);

  const widened = await stage.apply(moderates('trtc:DismissRoom', 'trtc:RemoveUser'));
  expect(widened.map(({ action }) => action)).toEqual(['UpdatePolicy']);
  await stage.destroy();
  expect(stage.cam.console.summary()).toMatchObject({ users: [{ policies: [] }], customPolicies: [] });
});
