const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { App, TerraformStack } = require('cdktf');
const { TencentcloudProvider } = require('cdktf-trtc-access/tencentcloud/provider');

const USERS = 1000;

/**
 * Declares and synthesises as many grants as the command line says, and prints what it took and what it made.
 *
 * The time is of the processor, so that other work on the machine counts less.
 *
 * @param declare (stack, users, policies) => void: each user holds each of that many presets
 */
function measure(declare) {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  const grants = Number(process.argv[2]);
  const before = process.cpuUsage();
  // Not Testing.synth: it copies the whole result once for each resource.
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'bench');
  new TencentcloudProvider(stack, 'TencentCloud');
  declare(stack, USERS, grants / USERS);
  app.synth();
  const { user, system } = process.cpuUsage(before);

  const { resource, data } = JSON.parse(readFileSync(join(outdir, 'stacks', 'bench', 'cdk.tf.json'), 'utf8'));
  const count = (blocks) => Object.keys(blocks ?? {}).length;
  const made = {
    users: count(resource.tencentcloud_cam_user),
    attachments: count(resource.tencentcloud_cam_user_policy_attachment),
    lookups: count(data.tencentcloud_cam_policies),
  };
  rmSync(outdir, { recursive: true });
  process.stdout.write(JSON.stringify({ milliseconds: (user + system) / 1000, made }));
}

module.exports = { measure };
