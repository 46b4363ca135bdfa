import { App, TerraformLocal, TerraformOutput, TerraformStack, Testing } from 'cdktf';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TrtcSubUser } from '../../../../lib/constructs';
import { CamAccessKey } from '../../../../lib/tencentcloud/cam-access-key';
import { type CamUser } from '../../../../lib/tencentcloud/cam-user';
import { TencentcloudProvider } from '../../../../lib/tencentcloud/provider';
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
  [
    'password',
    (user, _, stack) =>
      new TerraformLocal(stack, 'outer', new TerraformLocal(stack, 'inner', user.password).asString).asString,
  ],
  ['password', (user, _, stack) => (stack.addOverride('output.Shown.value', user.password), 'nothing')],
  ['tencentcloud_cam_user.Bob_[0-9A-F]+', (user) => `\${[for u in [${user.fqn}] : u.password]}`],
  ['tencentcloud_cam_access_key.Key', () => '${tencentcloud_cam_access_key.Key}'],
])('fails with an output of %s', (secret, value) => {
  expect(puttingOut(value)).toThrow(
    new RegExp(`Ops(/Shown)?: it would put out \`${secret}\` in clear, also with \`sensitive\``),
  );
});

test('what is encrypted, or no secret, may be put out', () => {
  expect(puttingOut((_, key) => key.encryptedSecretAccessKey)).not.toThrow();
  expect(puttingOut((user, key) => [user.uin, user.name, key.accessKey, key.keyFingerprint])).not.toThrow();
});

test('fails with an output whose value is overridden', () => {
  const stack = opsStack();
  const user = new TrtcSubUser(stack, 'Bob', { userName: 'bob' }).node.defaultChild as CamUser;
  new TerraformOutput(stack, 'Shown', { value: 'nothing' }).addOverride('value', { deep: [user.password] });
  expect(() => void Testing.synth(stack, true)).toThrow('Ops/Shown: it would put out `password` in clear');
});

test('fails when another stack refers to a secret, for which CDKTF makes an output', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-'));
  const app = new App({ outdir });
  const [ops, other] = ['Ops', 'Other'].map((id) => new TerraformStack(app, id)) as [TerraformStack, TerraformStack];
  new TencentcloudProvider(ops, 'TencentCloud');
  const user = new TrtcSubUser(ops, 'Bob', { userName: 'bob' }).node.defaultChild as CamUser;
  new TerraformLocal(other, 'hidden', { bob: user.password });
  expect(() => app.synth()).toThrow(/Ops\/cross-stack-output-\S+: it would put out `password` in clear/);
  rmSync(outdir, { recursive: true });
});

test('a local of the same name in another stack hides nothing', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-'));
  const app = new App({ outdir });
  const [ops, other] = ['Ops', 'Other'].map((id) => new TerraformStack(app, id)) as [TerraformStack, TerraformStack];
  new TencentcloudProvider(ops, 'TencentCloud');
  const user = new TrtcSubUser(ops, 'Bob', { userName: 'bob' }).node.defaultChild as CamUser;
  new TerraformOutput(ops, 'Shown', { value: new TerraformLocal(ops, 'hidden', user.password).asString });
  new TerraformLocal(other, 'hidden', 'nothing');
  expect(() => app.synth()).toThrow('Ops/Shown: it would put out `password` in clear');
  rmSync(outdir, { recursive: true });
});
