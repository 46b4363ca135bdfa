import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { TerraformStack, Testing } from 'cdktf';
import { type AnsweredRequest, CamEmulator, type Fault } from 'cdktf-trtc-access/emulator';
import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';
import { type Engine, ownEnvironment, type Ran, run, start } from './engine';

/** Fills a stack that has a provider block. */
export type Define = (stack: TerraformStack) => void;

/** What stands in the folder: a stack, or all of a configuration as text. */
export type Written = Define | string;

/** An account and a working folder of one case. */
export class Stage {
  public static async open(engine: Engine): Promise<Stage> {
    const requests: AnsweredRequest[] = [];
    const folder = mkdtempSync(join(process.env.ACCEPTANCE_FOLDER ?? '', 'case-'));
    const record = join(folder, 'requests.jsonl');
    const cam = await CamEmulator.start({ record, onRequest: (request) => requests.push(request) });
    const stage = new Stage(engine, folder, cam, requests);
    stage.write(() => undefined);
    await stage.succeed('init', `-plugin-dir=${engine.providers}`);
    return stage;
  }

  /** All that Terraform and the command have printed here, on both streams. */
  public printed = '';

  private constructor(
    private readonly engine: Engine,
    public readonly folder: string,
    public readonly cam: CamEmulator,
    private readonly requests: AnsweredRequest[],
  ) {}

  /** Applies a stack and resolves to the requests that changed the account, in order. */
  public async apply(define: Written): Promise<AnsweredRequest[]> {
    this.write(define);
    return this.writesOf(() => this.succeed('apply', '-auto-approve'));
  }

  /** Applies a stack, which may fail, and resolves to what a person would see. */
  public async tryApply(define: Define): Promise<string> {
    this.write(define);
    return (await this.run('apply', '-auto-approve')).output;
  }

  /** Plans a stack, which may fail, and resolves to what a person would see. */
  public async tryPlan(define: Define): Promise<string> {
    this.write(define);
    return (await this.run('plan')).output;
  }

  /** Destroys the stack that was written last, which may fail, and resolves to what a person would see. */
  public async tryDestroy(): Promise<string> {
    return (await this.run('destroy', '-auto-approve')).output;
  }

  /** Has Terraform take a resource for whole again. */
  public async untaint(address: string): Promise<void> {
    await this.succeed('untaint', address);
  }

  /** Applies a stack and is killed, with the provider, as soon as the fault hits; or comes to its end before. */
  public async applyUntil(fault: Fault, define: Define): Promise<void> {
    this.write(define);
    const command = start(this.engine.command, words(['apply', '-auto-approve']), this.folder, this.environment());
    if ((await Promise.race([fault.hit, command.ended])) === undefined) command.kill();
    await command.ended;
    fault.remove();
  }

  /** The action that a fault has hit, from the record; `undefined` when it has hit none. */
  public async actionHitBy(fault: string): Promise<string | undefined> {
    // The record is written behind the answers' backs.
    for (let patience = 0; patience < 50; patience += 1) {
      const lines = readFileSync(join(this.folder, 'requests.jsonl'), 'utf8').split('\n').slice(0, -1);
      const entries = lines.map((line) => JSON.parse(line) as { action?: string; faults?: string[] });
      const hit = entries.find(({ faults }) => faults?.includes(fault));
      if (hit !== undefined) return hit.action;
      await setTimeout(10);
    }
    return undefined;
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
    if (code === 0) return [];
    const changes = changesOf(await this.succeed('show', '-json', 'plan'));
    if (changes.length === 0) throw new Error(`a plan without changes is not empty:\n${output}`);
    return changes;
  }

  /** Plans a stack and resolves to the plan as JSON. */
  public async planned(define: Written): Promise<string> {
    this.write(define);
    await this.succeed('plan', '-out=plan');
    return this.succeed('show', '-json', 'plan');
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

  /** Runs `trtc-access presets` against this account, with the pins of this case. */
  public presets(...args: string[]): Promise<Ran> {
    const pins = ['--file', join(this.folder, 'trtc-presets.json'), '--endpoint', this.cam.url];
    const command = ['--import', 'tsx', 'lib/cli/main.ts', 'presets', ...args, ...pins];
    return run(process.execPath, command, join(__dirname, '../..'), this.environment());
  }

  /** Runs `trtc-access` in this folder, as an operator of this account would. */
  public command(...args: string[]): Promise<Ran> {
    const main = join(__dirname, '../../lib/cli/main.ts');
    const command = ['--import', require.resolve('tsx'), main, ...args];
    return this.record(run(process.execPath, command, this.folder, this.environment()));
  }

  /** The text of every file that lies here, but for what the engine installed. */
  public files(): Map<string, string> {
    const names = readdirSync(this.folder, { recursive: true, encoding: 'utf8' });
    const own = names.filter((name) => !name.startsWith('.terraform/') && statSync(join(this.folder, name)).isFile());
    return new Map(own.map((name) => [name, readFileSync(join(this.folder, name), 'latin1')]));
  }

  public async close(): Promise<void> {
    await this.cam.stop();
  }

  private async writesOf(action: () => Promise<unknown>): Promise<AnsweredRequest[]> {
    const before = this.requests.length;
    await action();
    return this.requests.slice(before).filter(({ writes }) => writes);
  }

  private write(define: Written): void {
    if (typeof define === 'string') return writeFileSync(join(this.folder, 'main.tf.json'), define);
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
    return this.record(run(this.engine.command, words(args), this.folder, this.environment()));
  }

  private async record(running: Promise<Ran>): Promise<Ran> {
    const ran = await running;
    this.printed += ran.output;
    return ran;
  }

  private environment(): NodeJS.ProcessEnv {
    return { ...ownEnvironment(), HOME: this.folder, TMPDIR: this.folder, ...this.cam.env };
  }
}

function words(args: readonly string[]): string[] {
  const asksNothing = ['show', 'state', 'output', 'validate', 'untaint'].includes(args[0] ?? '');
  return asksNothing ? [...args] : [...args, '-input=false', '-no-color'];
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
