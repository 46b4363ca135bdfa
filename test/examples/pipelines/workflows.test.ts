import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { parse } from 'yaml';
import { actionlint } from './actionlint';
import { PIPELINES } from './sandbox';
import { workflow, WORKFLOWS, workflowText } from './workflow';

const steps = (file: string) => Object.values(workflow(file).jobs).flatMap((job) => job.steps);
const scripts = (file: string) => steps(file).flatMap(({ run }) => run ?? []);

describe.each(WORKFLOWS)('%s', (file) => {
  test('may nothing that a job does not ask for', () => {
    expect(workflow(file).permissions).toEqual({});
  });

  test('pins every action to a commit, with its version', () => {
    const uses = workflowText(file).match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const one of uses) expect(one).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('leaves no token behind a checkout and no cache for others', () => {
    for (const { uses = '', with: inputs } of steps(file)) {
      if (uses.startsWith('actions/checkout@')) expect(inputs).toMatchObject({ 'persist-credentials': false });
      if (uses.startsWith('actions/setup-node@')) expect(inputs).toMatchObject({ 'package-manager-cache': false });
    }
  });

  test('puts nothing of others into a script: values come through the environment', () => {
    expect(scripts(file).filter((script) => script.includes('${{'))).toEqual([]);
  });

  test('has scripts that parse', () => {
    for (const script of scripts(file)) execFileSync('bash', ['-n'], { input: script });
  });
});

jest.setTimeout(60_000);

test('actionlint has nothing to say, and would', () => {
  const texts = WORKFLOWS.map(workflowText);
  const broken = texts[0]!.replace('needs: synth', 'needs: sinth');
  expect(actionlint([...texts, broken])).toEqual([[], [], [], [expect.stringContaining('sinth')]]);
});

describe('what a pull request runs', () => {
  const { on, jobs } = workflow('access-review.yml');

  test('never has the rights of the base', () => {
    expect(Object.keys(on)).toEqual(['pull_request', 'pull_request_review']);
    for (const { permissions } of Object.values(jobs)) expect(Object.values(permissions)).not.toContain('write');
    expect(workflowText('access-review.yml')).not.toContain('secrets.');
  });

  test('runs where nothing is judged', () => {
    const { synth, review } = jobs;
    expect(synth?.permissions).toEqual({ contents: 'read' });
    const installs = review?.steps.flatMap(({ run }) => (run?.includes('npm') ? [run] : [])) ?? [];
    expect(installs).toEqual(['npm ci --ignore-scripts']);
    expect(review?.steps[1]).toMatchObject({ run: "git checkout --quiet 'HEAD^1'" });
  });

  test('fails the review when it can not be synthesised: skipped would count as passed', () => {
    expect(jobs.review).toMatchObject({ needs: 'synth', if: '${{ always() }}' });
  });
});

test('whoever may write comments runs no code of a pull request', () => {
  const { on, jobs } = workflow('access-comment.yml');
  expect(Object.keys(on)).toEqual(['workflow_run']);
  const checkouts = Object.values(jobs).flatMap((job) => job.steps.filter(({ uses }) => uses?.includes('/checkout@')));
  expect(checkouts.map(({ with: inputs }) => inputs)).toEqual([{ 'persist-credentials': false }]);
  expect(jobs.comment?.permissions).toEqual({ actions: 'read', contents: 'read', 'pull-requests': 'write' });
});

test('credentials are there for the steps that talk to the cloud, and nothing keeps the plan', () => {
  const { apply } = workflow('access-apply.yml').jobs;
  const holding = apply?.steps.filter(({ env }) =>
    Object.values(env ?? {}).some((one) => `${one}`.includes('secrets.')),
  );
  expect(holding?.map(({ name }) => name)).toEqual(['Plan', 'Apply what was reviewed']);
  expect(apply?.steps.filter(({ uses }) => uses?.includes('artifact'))).toEqual([]);
});

test('the other pipelines are YAML, and their scripts parse', () => {
  const text = (file: string) => readFileSync(join(PIPELINES, file), 'utf8');
  const gitlab = parse(text('gitlab/.gitlab-ci.yml')) as Record<string, { script?: string[] }>;
  const inGitLab = Object.values(gitlab).flatMap(({ script = [] }) => script);
  expect(inGitLab.length).toBeGreaterThan(10);
  const atlantis = text('atlantis/repos.yaml');
  const inAtlantis = [...JSON.stringify(parse(atlantis)).matchAll(/"(?:run|command)":("(?:[^"\\]|\\.)*")/g)];
  expect(inAtlantis).toHaveLength(2);
  for (const script of [...inGitLab, ...inAtlantis.map(([, json]) => JSON.parse(json!) as string)]) {
    execFileSync('bash', ['-n'], { input: script });
  }
});
