import { type TerraformStack } from 'cdktf';
import { TrtcAccessKey, TrtcSubUser } from 'cdktf-trtc-access';
import { decrypt, type KeyOptions, person } from '../credentials/pgp/people';
import { sdk } from '../emulator/sdk';
import { acceptance } from './acceptance';

const made = new Date(Date.now() - 60_000);

const keyOfBob = (pgpKey: string) => (stack: TerraformStack) => {
  const bob = new TrtcSubUser(stack, 'Bob', { userName: 'bob' });
  new TrtcAccessKey(stack, 'BobKey', { user: bob, pgpKey });
};

interface Handover {
  readonly user_name: string;
  readonly secret_id: string;
  readonly encrypted_secret: string;
  readonly recipient: string;
}

const algorithms: [string, KeyOptions][] = [
  ['RSA', { type: 'rsa', rsaBits: 2048 }],
  ['ECC', { type: 'ecc', curve: 'curve25519Legacy' }],
];

for (const [algorithm, options] of algorithms) {
  acceptance(
    `only the recipient reads a secret, with ${algorithm}, and a changed recipient gets another key`,
    async (stage) => {
      const [bob, carol] = [await person({ ...options, date: made }), await person({ ...options, date: made })];
      const handedOver = async (pgpKey: string, privateKey: string) => {
        await stage.apply(keyOfBob(pgpKey));
        const [{ value }] = Object.values(await stage.outputs<Handover>()) as [{ value: Handover }];
        const key = { secretId: value.secret_id, secretKey: await decrypt(value.encrypted_secret, privateKey) };
        const caller = await sdk(stage.cam, { service: 'sts', key })('GetCallerIdentity');
        expect(stage.state()).not.toContain(key.secretKey);
        return { ...key, caller };
      };
      const first = await handedOver(bob.publicKey, bob.privateKey);
      expect(await stage.plan(keyOfBob(bob.publicKey))).toEqual([]);
      const second = await handedOver(carol.publicKey, carol.privateKey);
      expect(second.secretId).not.toBe(first.secretId);
      expect(second.caller).toEqual(first.caller);
    },
  );
}
