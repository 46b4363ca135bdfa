import { type TerraformStack, Testing } from 'cdktf';
import { TrtcAccessKey, type TrtcAccessKeyProps, TrtcSubUser } from '../../lib/constructs';
import { CamAccessKey } from '../../lib/tencentcloud/cam-access-key';
import { person } from '../credentials/pgp/people';
import { noteOf, opsStack, synth } from './synth';

// A key is refused before its time comes, and these are as old as the test.
const made = new Date(Date.now() - 60_000);
const bobsKey = person({ date: made }).then(({ publicKey }) => publicKey);
const keysOf = (stack: TerraformStack) => Object.values(synth(stack).resource!.tencentcloud_cam_access_key!);

describe('an access key', () => {
  it('is made for the sub-user, and for nobody to read but its recipient', async () => {
    const stack = opsStack();
    const bob = new TrtcSubUser(stack, 'Bob', { userName: 'bob' });
    const key = new TrtcAccessKey(stack, 'BobKey', { user: bob, pgpKey: await bobsKey });
    expect(keysOf(stack)).toEqual([
      {
        target_uin: expect.stringMatching(/^\$\{tencentcloud_cam_user\.Bob_\w+\.uin\}$/) as string,
        pgp_key: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) as string,
        lifecycle: {
          ignore_changes: ['pgp_key'],
          replace_triggered_by: [expect.stringMatching(/^terraform_data\.BobKey_Recipient_\w+$/) as string],
        },
      },
    ]);
    expect(Object.values(synth(stack).resource!.terraform_data!)).toEqual([{ triggers_replace: key.fingerprint }]);
  });

  it('has the resource as its default child', async () => {
    const stack = opsStack();
    const bob = new TrtcSubUser(stack, 'Bob', { userName: 'bob' });
    const key = new TrtcAccessKey(stack, 'BobKey', { user: bob, pgpKey: await bobsKey });
    expect(key.node.defaultChild).toBeInstanceOf(CamAccessKey);
    expect(noteOf(key.node.defaultChild as CamAccessKey)).toMatchObject({ construct: 'TrtcAccessKey' });
  });

  it('puts out who it is for, its id and the encrypted secret', async () => {
    const stack = opsStack();
    const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
    const { fingerprint } = new TrtcAccessKey(stack, 'BobKey', { user: bob, pgpKey: await bobsKey });
    const { output } = JSON.parse(Testing.synth(stack)) as { output: Record<string, { value: object }> };
    expect(Object.values(output).map(({ value }) => value)).toEqual([
      {
        user_name: 'bob',
        secret_id: expect.stringMatching(/\.access_key\}$/) as string,
        encrypted_secret: expect.stringMatching(/\.encrypted_secret_access_key\}$/) as string,
        recipient: fingerprint,
      },
    ]);
  });

  it('looks an existing sub-user up once, however many keys it gets', async () => {
    const stack = opsStack();
    const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
    const pgpKey = await bobsKey;
    new TrtcAccessKey(stack, 'First', { user: bob, pgpKey });
    new TrtcAccessKey(stack, 'Second', { user: TrtcSubUser.fromUserName(stack, 'AlsoBob', 'bob'), pgpKey });
    const lookups = Object.entries(synth(stack).data!.tencentcloud_cam_users!);
    expect(lookups).toHaveLength(1);
    const [[name, lookup]] = lookups as [[string, { name: string; lifecycle: { postcondition: [object] } }]];
    expect(lookup.name).toBe('bob');
    expect(lookup.lifecycle.postcondition[0]).toMatchObject({ condition: '${length(self.user_list) == 1}' });
    const uin = '${data.tencentcloud_cam_users.' + name + '.user_list[0].uin}';
    expect(keysOf(stack)).toEqual([
      expect.objectContaining({ target_uin: uin }),
      expect.objectContaining({ target_uin: uin }),
    ]);
  });

  it('says nothing of its status unless it is to be disabled, so that no apply enables it again', async () => {
    const stack = opsStack();
    const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
    new TrtcAccessKey(stack, 'First', { user: bob, pgpKey: await bobsKey, disabled: true });
    new TrtcAccessKey(stack, 'Second', { user: bob, pgpKey: await bobsKey, disabled: false });
    expect(keysOf(stack).map(({ status }) => status)).toEqual(['Inactive', undefined]);
  });

  it('fails as the third of a sub-user', async () => {
    const stack = opsStack();
    const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
    for (const id of ['One', 'Two', 'Three']) new TrtcAccessKey(stack, id, { user: bob, pgpKey: await bobsKey });
    expect(() => Testing.synth(stack, true)).toThrow(
      /Ops\/Three .+ sub-user `bob` would have 3 access keys, where CAM allows 2; remove 1/,
    );
  });

  it('fails with a private key, without showing it', async () => {
    const { privateKey } = await person();
    const stack = opsStack();
    const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
    const failing = () => new TrtcAccessKey(stack, 'BobKey', { user: bob, pgpKey: privateKey });
    expect(failing).toThrow(/^Ops\/BobKey \(.+\): pgp key: it is a private key: take it out of here/);
    expect(failing).not.toThrow(privateKey.slice(100, 130));
  });

  it('fails with a file read as bytes, without showing it, and for nobody', () => {
    const props = { user: undefined, pgpKey: Buffer.from('a private key') } as unknown as TrtcAccessKeyProps;
    expect(() => new TrtcAccessKey(opsStack(), 'BobKey', props)).toThrow(
      /: user is `undefined`; pass a sub-user; pgp key is an object, which is no text; write one$/,
    );
  });

  it('fails with a key that only Terraform knows', () => {
    const stack = opsStack();
    const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
    expect(() => new TrtcAccessKey(stack, 'BobKey', { user: bob, pgpKey: '${var.key}' })).toThrow('neither armoured');
  });
});
