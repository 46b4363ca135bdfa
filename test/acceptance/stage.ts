import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformStack, Testing } from 'cdktf';
import { type AnsweredRequest, CamEmulator } from 'cdktf-trtc-access/emulator';
import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';
import { type Engine, ownEnvironment, run } from './engine';

/** Fills a stack that has a provider block. */
export type Define = (stack: TerraformStack) => void;

/** An account and a working folder of one case. */
export class Stage {
  public static async open(engine: Engine): Promise<Stage> {
    const requests: AnsweredRequest[] = [];
    const cam = await CamEmulator.start({ onRequest: (request) => requests.push(request) });
    const stage = new Stage(engine, cam, requests);
    stage.write(() => undefined);
    await stage.succeed('init', `-plugin-dir=${engine.providers}`);
    return stage;
  }

  private readonly folder = mkdtempSync(join(process.env.ACCEPTANCE_FOLDER ?? '', 'case-'));

  private constructor(
    private readonly engine: Engine,
    public readonly cam: CamEmulator,
    private readonly requests: AnsweredRequest[],
  ) {}

  /** Applies a stack and resolves to the requests that changed the account, in order. */
  public async apply(define: Define): Promise<AnsweredRequest[]> {
    this.write(define);
    return this.writesOf(() => this.succeed('apply', '-auto-approve'));
  }

  public async destroy(): Promise<AnsweredRequest[]> {
    return this.writesOf(() => this.succeed('destroy', '-auto-approve'));
  }

  /** Plans a stack and resolves to what would change, such as `create tencentcloud_cam_user`, sorted. */
  public async plan(define: Define): Promise<string[]> {
    this.write(define);
    // Exits with 2 where there is something to do: that too must agree.
    const { code, output } = await this.run('plan', '-detailed-exitcode', '-out=plan');
    if (code === 1) throw new Error(output);
    const changes = changesOf(await this.succeed('show', '-json', 'plan'));
    if (changes.length === 0 && code === 2) throw new Error(`a plan without changes is not empty:\n${output}`);
    return changes;
  }

  /** Has the engine check a configuration against the provider's schema. */
  public async validate(configuration: string): Promise<void> {
    writeFileSync(join(this.folder, 'main.tf.json'), configuration);
    await this.succeed('validate');
  }

  /** The addresses of the resources that Terraform knows. */
  public async stateList(): Promise<string[]> {
    const addresses = (await this.succeed('state', 'list')).trim().split('\n');
    return addresses.filter((address) => !address.startsWith('data.'));
  }

  /** What the stack puts out, as `terraform output -json` shows it. */
  public async outputs<Value>(): Promise<Record<string, { readonly value: Value }>> {
    return JSON.parse(await this.succeed('output', '-json')) as Record<string, { readonly value: Value }>;
  }

  /** The text of Terraform's state. */
  public state(): string {
    return readFileSync(join(this.folder, 'terraform.tfstate'), 'utf8');
  }

  public async close(): Promise<void> {
    await this.cam.stop();
  }

  private async writesOf(action: () => Promise<unknown>): Promise<AnsweredRequest[]> {
    const before = this.requests.length;
    await action();
    return this.requests.slice(before).filter(({ writes }) => writes);
  }

  private write(define: Define): void {
    const stack = new TerraformStack(Testing.app(), 'acceptance');
    new TencentcloudProvider(stack, 'TencentCloud');
    define(stack);
    writeFileSync(join(this.folder, 'main.tf.json'), Testing.synth(stack, true));
  }

  private async succeed(...args: string[]): Promise<string> {
    const { code, stdout, output } = await this.run(...args);
    if (code !== 0) throw new Error(output);
    return stdout;
  }

  private run(...args: string[]): ReturnType<typeof run> {
    const asksNothing = ['show', 'state', 'output', 'validate'].includes(args[0] ?? '');
    const words = asksNothing ? args : [...args, '-input=false', '-no-color'];
    return run(this.engine.command, words, this.folder, { ...ownEnvironment(), HOME: this.folder, ...this.cam.env });
  }
}

interface Plan {
  readonly resource_changes?: readonly { readonly type: string; readonly change: { readonly actions: string[] } }[];
}

function changesOf(json: string): string[] {
  const { resource_changes: changes = [] } = JSON.parse(json) as Plan;
  return changes
    .map(({ type, change: { actions } }) => `${actions.join('-')} ${type}`)
    .filter((change) => !/^(no-op|read) /.test(change))
    .sort();
}
