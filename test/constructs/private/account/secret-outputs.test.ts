import { TerraformLocal, TerraformOutput, type TerraformStack, Testing } from 'cdktf';
import { TrtcSubUser } from '../../../../lib/constructs';
import { CamAccessKey } from '../../../../lib/tencentcloud/cam-access-key';
import { type CamUser } from '../../../../lib/tencentcloud/cam-user';
import { opsStack } from '../../synth';

/** A stack with a sub-user and a key made by hand, and what is put out of them. */
function puttingOut(value: (user: CamUser, key: CamAccessKey, stack: TerraformStack) => unknown): () => void {
  const stack = opsStack();
  const user = new TrtcSubUser(stack, 'Bob', { userName: 'bob' }).node.defaultChild as CamUser;
  const key = new CamAccessKey(stack, 'Key', { targetUin: user.uin });
  new TerraformOutput(stack, 'Shown', { value: value(user, key, stack), sensitive: true });
  return () => void Testing.synth(stack, true);
}

test.each<[string, Parameters<typeof puttingOut>[0]]>([
  ['password', (user) => user.password],
  ['secret_key', (user) => ({ bob: [user.secretKey] })],
  ['secret_access_key', (_, key) => `it is ${key.secretAccessKey}`],
  ['password', (user, _, stack) => new TerraformLocal(stack, 'hidden', user.password).asString],
  ['tencentcloud_cam_access_key.Key', () => '${tencentcloud_cam_access_key.Key}'],
])('fails with an output of %s', (secret, value) => {
  expect(puttingOut(value)).toThrow(`Ops/Shown: it would put out \`${secret}\` in clear, also with \`sensitive\``);
});

test('what is encrypted, or no secret, may be put out', () => {
  expect(puttingOut((_, key) => key.encryptedSecretAccessKey)).not.toThrow();
  expect(puttingOut((user, key) => [user.uin, user.name, key.accessKey, key.keyFingerprint])).not.toThrow();
});
