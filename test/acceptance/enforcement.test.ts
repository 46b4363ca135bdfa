import { TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser } from 'cdktf-trtc-access';
import { type ITrtcPolicy } from 'cdktf-trtc-access';
import { codeOf, sdk } from '../emulator/sdk';
import { acceptance } from './acceptance';
import { type Define, type Stage } from './stage';

const { FULL_ACCESS, READONLY_ACCESS } = TrtcPresetPolicy;
const DENIED = 'AuthFailure.UnauthorizedOperation';

/** Alice and Bob are made here; each holds what is given. */
function grants(holdings: Record<'alice' | 'bob', ITrtcPolicy[]>): Define {
  return (stack) => {
    for (const [userName, policies] of Object.entries(holdings)) {
      const user = new TrtcSubUser(stack, userName, { userName });
      if (policies.length > 0) new TrtcPolicyBinding(stack, `${userName}-holds`, { principals: [user], policies });
    }
  };
}

/** Has the owner make a key for a user, and resolves to how TRTC answers that key: to a read and to a write. */
async function keyOf({ cam }: Stage, userName: string): Promise<() => Promise<{ read: string; write: string }>> {
  const owner = sdk(cam);
  const { Uin } = await owner('GetUser', { Name: userName });
  const { AccessKey } = await owner('CreateAccessKey', { TargetUin: Uin });
  const { AccessKeyId, SecretAccessKey } = AccessKey as { AccessKeyId: string; SecretAccessKey: string };
  const trtc = sdk(cam, { service: 'trtc', key: { secretId: AccessKeyId, secretKey: SecretAccessKey } });
  const application = { SdkAppId: 1400000001 };
  return async () => ({
    read: await codeOf(trtc('DescribeCallDetailInfo', application)),
    write: await codeOf(trtc('DismissRoom', { ...application, RoomId: 1 })),
  });
}

acceptance("what is applied opens TRTC to a sub-user's key, and the revoke closes it", async (stage) => {
  await stage.apply(grants({ alice: [FULL_ACCESS], bob: [READONLY_ACCESS] }));
  const [alice, bob] = [await keyOf(stage, 'alice'), await keyOf(stage, 'bob')];
  expect(await alice()).toEqual({ read: 'no error', write: 'no error' });
  expect(await bob()).toEqual({ read: 'no error', write: DENIED });

  await stage.apply(grants({ alice: [], bob: [READONLY_ACCESS] }));
  expect(await alice()).toEqual({ read: DENIED, write: DENIED });
  expect(await bob()).toEqual({ read: 'no error', write: DENIED });
});
