import { App, TerraformStack } from 'cdktf';
import { TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser } from 'cdktf-trtc-access';
import { type AnsweredRequest, CamEmulator } from 'cdktf-trtc-access/emulator';
import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';
import { sdk } from '../emulator/sdk';
import { Forge } from '../examples/pipelines/forge';
import { type Ran, Sandbox } from '../examples/pipelines/sandbox';
import { stepOf } from '../examples/pipelines/workflow';
import { type Engine, ownEnvironment } from './engine';

const COMMIT = 'a'.repeat(40);
const HEAD = 'b'.repeat(40);

/** A repository whose newest commit merged pull request 7, with what carol wrote into her approval of it. */
const answers = (approval: () => string) => {
  const pull = {
    number: 7,
    merged_at: '2026-11-25T11:00:00Z',
    merge_commit_sha: COMMIT,
    base: { ref: 'main', repo: { full_name: 'acme/rtc' } },
    head: { sha: HEAD },
  };
  const review = () => ({
    author: { __typename: 'User', login: 'carol' },
    authorCanPushToRepository: true,
    state: 'APPROVED',
    commit: { oid: HEAD },
    body: approval(),
    lastEditedAt: null,
    submittedAt: '2026-11-25T10:00:00Z',
  });
  return ({ path }: { readonly path: string }) => {
    if (path.endsWith(`/commits/${COMMIT}/pulls`)) return [pull];
    if (path.endsWith('/commits/main')) return { sha: COMMIT };
    if (path !== '/graphql') return undefined;
    const reviews = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [review()] };
    return { data: { repository: { pullRequest: { author: { login: 'alice' }, headRefOid: HEAD, reviews } } } };
  };
};

/** Main’s pipeline, step by step, in a checkout. */
class Pipeline {
  public approval = 'fine';
  public readonly requests: AnsweredRequest[] = [];
  public readonly sandbox = new Sandbox('github', '.github/trtc-access');

  public static async open(engine: Engine): Promise<Pipeline> {
    const pipeline = new Pipeline();
    pipeline.cam = await CamEmulator.start({ onRequest: (request) => pipeline.requests.push(request) });
    pipeline.forge = await Forge.open(answers(() => pipeline.approval));
    // The provider is there already, and the engine may be OpenTofu.
    pipeline.sandbox.command(
      'terraform',
      `export PATH="${process.env.PATH}" # or it would find itself
       case " $* " in *" init "*) exec ${engine.command} "$@" -plugin-dir="${engine.providers}";; esac
       exec ${engine.command} "$@"`,
    );
    await sdk(pipeline.cam)('AddUser', { Name: 'bob' });
    return pipeline;
  }

  public cam!: CamEmulator;
  private forge!: Forge;

  /** Synthesises a stack in which bob holds these. */
  public synth(policies: readonly TrtcPresetPolicy[]): void {
    const app = new App({ outdir: this.sandbox.path('cdktf.out') });
    const stack = new TerraformStack(app, 'trtc-access');
    new TencentcloudProvider(stack, 'TencentCloud');
    const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
    if (policies.length > 0) {
      new TrtcPolicyBinding(stack, 'BobHolds', { principals: [bob], policies: [...policies], reason: 'r', owner: 'o' });
    }
    app.synth();
  }

  public async step(name: string): Promise<Ran> {
    const { TENCENTCLOUD_SECRET_ID = '', TENCENTCLOUD_SECRET_KEY = '' } = this.cam.env;
    const { script, env } = stepOf('access-apply.yml', 'apply', name, {
      'github.token': 'token',
      'github.sha': COMMIT,
      'secrets.TENCENTCLOUD_SECRET_ID': TENCENTCLOUD_SECRET_ID,
      'secrets.TENCENTCLOUD_SECRET_KEY': TENCENTCLOUD_SECRET_KEY,
    });
    const own = Object.fromEntries(Object.entries(ownEnvironment()).filter(([key]) => key !== 'PATH'));
    return this.sandbox.run(script, {
      ...(own as Record<string, string>),
      ...this.cam.env,
      ...env,
      HOME: this.sandbox.folder,
      GITHUB_API_URL: this.forge.url,
      GITHUB_GRAPHQL_URL: `${this.forge.url}/graphql`,
      GITHUB_REPOSITORY: 'acme/rtc',
      GITHUB_STEP_SUMMARY: this.sandbox.path('summary.md'),
    });
  }

  public async succeed(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      const { code, out, err } = await this.step(name);
      if (code !== 0) throw new Error(`${name}: ${out}${err}`);
    }
  }

  /** What changed the account since bob was there. */
  public writes(): string[] {
    return this.requests
      .filter(({ writes, action }) => writes && action !== 'AddUser')
      .map(({ action }) => action ?? '');
  }

  public async close(): Promise<void> {
    this.forge.close();
    this.sandbox.remove();
    await this.cam.stop();
  }
}

const engines = JSON.parse(process.env.ACCEPTANCE_ENGINES ?? '[]') as Engine[];
const { FULL_ACCESS, READONLY_ACCESS } = TrtcPresetPolicy;

test.each(engines)('main applies what was accepted, and nothing else, with $command', async (engine) => {
  const pipeline = await Pipeline.open(engine);
  try {
    pipeline.synth([READONLY_ACCESS]);
    await pipeline.succeed('Stop an old run', 'Gather approvals', 'Plan');
    const closed = await pipeline.step('Review');
    expect({ code: closed.code, writes: pipeline.writes() }).toEqual({ code: 2, writes: [] });
    await pipeline.succeed('Show');
    expect(pipeline.sandbox.read('summary.md')).toContain('`bob`');
    // Even where somebody took the review before it out.
    expect((await pipeline.step('Apply what was reviewed')).code).toBe(2);

    pipeline.approval = /Access-Accepted: [0-9a-f]{32}/.exec(closed.out)?.[0] ?? '';
    await pipeline.succeed('Gather approvals', 'Review');

    // The plan is exchanged between the review and the apply.
    pipeline.synth([READONLY_ACCESS, FULL_ACCESS]);
    await pipeline.succeed('Plan');
    const exchanged = await pipeline.step('Apply what was reviewed');
    expect({ code: exchanged.code, writes: pipeline.writes() }).toEqual({ code: 2, writes: [] });

    pipeline.synth([READONLY_ACCESS]);
    await pipeline.succeed('Plan', 'Review', 'Apply what was reviewed');
    expect(pipeline.writes()).toEqual(['AttachUserPolicy']);

    // What takes access away needs nobody.
    pipeline.approval = '';
    pipeline.synth([]);
    await pipeline.succeed('Gather approvals', 'Plan', 'Review', 'Apply what was reviewed');
    expect(pipeline.writes()).toEqual(['AttachUserPolicy', 'DetachUserPolicy']);
  } finally {
    await pipeline.close();
  }
});
