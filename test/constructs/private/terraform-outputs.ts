import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';

/** Whether there is a Terraform to run. */
export const hasTerraform = spawnSync('terraform', ['version']).status === 0;

/**
 * What the outputs of a stack are once Terraform has applied it. The stack takes no provider, so no network is needed.
 *
 * @param variables values for the stack's variables
 */
export function terraformOutputs(
  define: (stack: TerraformStack) => void,
  variables: Record<string, unknown> = {},
): Record<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  try {
    const app = new App({ outdir: join(folder, 'cdktf.out'), stackTraces: false });
    define(new TerraformStack(app, 'stack'));
    app.synth();
    copyFileSync(join(folder, 'cdktf.out/stacks/stack/cdk.tf.json'), join(folder, 'cdk.tf.json'));
    writeFileSync(join(folder, 'terraform.tfvars.json'), JSON.stringify(variables));
    const terraform = (...args: string[]): string =>
      execFileSync('terraform', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    terraform('init', '-no-color');
    terraform('apply', '-auto-approve', '-no-color');
    const outputs = JSON.parse(terraform('output', '-json')) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
