import { type ITrtcPolicy, TrtcAccessKey, TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser } from 'cdktf-trtc-access';
import { decrypt, person } from '../credentials/pgp/people';
import { codeOf, sdk } from '../emulator/sdk';
import { acceptance } from './acceptance';
import { type Define, type Stage } from './stage';

const { FULL_ACCESS, READONLY_ACCESS } = TrtcPresetPolicy;
const DENIED = 'AuthFailure.UnauthorizedOperation';

interface Handover {
  readonly user_name: string;
  readonly secret_id: string;
  readonly encrypted_secret: string;
}

/** Alice and Bob are made here, each with a key for the owner of a PGP key; each holds what is given. */
function grants(pgpKey: string, holdings: Record<'alice' | 'bob', ITrtcPolicy[]>): Define {
  return (stack) => {
    for (const [userName, policies] of Object.entries(holdings)) {
      const user = new TrtcSubUser(stack, userName, { userName });
      new TrtcAccessKey(stack, `${userName}-key`, { user, pgpKey });
      if (policies.length > 0) new TrtcPolicyBinding(stack, `${userName}-holds`, { principals: [user], policies });
    }
  };
}

/** How TRTC answers a user, whose key Terraform has made: to a read and to a write. */
async function answers(stage: Stage, userName: string, privateKey: string): Promise<{ read: string; write: string }> {
  const handedOver = Object.values(await stage.outputs<Handover>()).map(({ value }) => value);
  const { secret_id = '', encrypted_secret = '' } = handedOver.find(({ user_name }) => user_name === userName) ?? {};
  const key = { secretId: secret_id, secretKey: await decrypt(encrypted_secret, privateKey) };
  const trtc = sdk(stage.cam, { service: 'trtc', key });
  const application = { SdkAppId: 1400000001 };
  return {
    read: await codeOf(trtc('DescribeCallDetailInfo', application)),
    write: await codeOf(trtc('DismissRoom', { ...application, RoomId: 1 })),
  };
}

acceptance("what is applied opens TRTC to a sub-user's key, and the revoke closes it", async (stage) => {
  const { publicKey, privateKey } = await person({ date: new Date(Date.now() - 60_000) });
  await stage.apply(grants(publicKey, { alice: [FULL_ACCESS], bob: [READONLY_ACCESS] }));
  expect(await answers(stage, 'alice', privateKey)).toEqual({ read: 'no error', write: 'no error' });
  expect(await answers(stage, 'bob', privateKey)).toEqual({ read: 'no error', write: DENIED });

  await stage.apply(grants(publicKey, { alice: [], bob: [READONLY_ACCESS] }));
  expect(await answers(stage, 'alice', privateKey)).toEqual({ read: DENIED, write: DENIED });
  expect(await answers(stage, 'bob', privateKey)).toEqual({ read: 'no error', write: DENIED });
});
