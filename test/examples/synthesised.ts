import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSynth } from '../../lib/access';
import { markdownReport } from '../../lib/report';
import { reviewSynths } from '../../lib/review';

const ROOT = join(__dirname, '..', '..');
const EXAMPLES = join(ROOT, 'examples');

/** The folders of the examples that are stacks. */
export function exampleFolders(): string[] {
  return readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'pipelines')
    .map(({ name }) => name);
}

/** What each expected file should hold, by its path. */
export function synthesisedExamples(): Map<string, string> {
  const stacks = [...synthesised('main.ts')].map(([stack, text]) => [expectedFile(stack), text] as const);
  return new Map([...stacks, ...pullRequest()]);
}

/** Runs a program as CDKTF does, and returns its stacks by their names. */
function synthesised(program: string): Map<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'examples-'));
  try {
    execFileSync(process.execPath, ['--import', 'tsx', program], {
      cwd: ROOT,
      env: { ...process.env, CDKTF_OUTDIR: outdir },
    });
    const stacks = readdirSync(join(outdir, 'stacks')).sort();
    return new Map(
      stacks.map((stack) => {
        const written = JSON.parse(readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8')) as Written;
        return [stack, `${withoutBookkeeping(written)}\n`];
      }),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** One stack on two branches, and the review of the difference as it would stand in the pull request. */
function pullRequest(): [string, string][] {
  const folder = join(EXAMPLES, 'pull-request');
  const [base = '', head = ''] = ['base', 'head'].map((branch) => {
    const [only] = synthesised(join(folder, `${branch}.ts`)).values();
    return only;
  });
  const [before, after] = [base, head].map((text) => readSynth(new Map([['cdk.tf.json', text]])));
  const review = reviewSynths(before!, after!, { today: '2026-11-26' });
  return [
    [join(folder, 'expected', 'base.tf.json'), base],
    [join(folder, 'expected', 'head.tf.json'), head],
    [join(folder, 'expected', 'review.md'), markdownReport(review)],
  ];
}

/** Where the expected Terraform of a stack is: in the folder whose name the stack's name is, or starts with. */
export function expectedFile(stack: string): string {
  const folder = exampleFolders().find((name) => stack === name || stack.startsWith(`${name}-`));
  if (folder === undefined) throw new Error(`no folder of examples/ has the name of the stack \`${stack}\``);
  return join(EXAMPLES, folder, 'expected', `${stack}.tf.json`);
}

/** Every expected file there is. */
export function expectedFiles(): string[] {
  return readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^\\/]+[\\/]expected[\\/]/.test(file))
    .map((file) => join(EXAMPLES, file));
}

interface Written {
  readonly terraform: Record<string, unknown>;
}

/** Without the place of the local state, and of each note only what is ours. */
function withoutBookkeeping(written: Written): string {
  delete written.terraform.backend;
  const ours = ({ trtc }: { trtc?: unknown }) => trtc && { trtc };
  return JSON.stringify(written, (key, value) => (key === '//' ? ours(value as object) : (value as unknown)), 2);
}
