import { recordedConfiguration } from '../../access/recordings';
import { type Answer, type Asked, Forge } from './forge';
import { type Ran, Sandbox } from './sandbox';
import { stepOf } from './workflow';

// Each test starts programs.
jest.setTimeout(60_000);

const HEAD = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const MARK = (run: string) => `<!-- trtc-access review run=${run} -->`;

interface Review {
  author: { __typename: string; login: string } | null;
  authorCanPushToRepository: boolean;
  state: string;
  commit: { oid: string } | null;
  body: string;
  lastEditedAt: string | null;
  submittedAt: string;
}

const review = (body: string, more: Partial<Review> = {}): Review => ({
  author: { __typename: 'User', login: 'carol' },
  authorCanPushToRepository: true,
  state: 'APPROVED',
  commit: { oid: HEAD },
  body,
  lastEditedAt: null,
  submittedAt: '2026-11-25T10:00:00Z',
  ...more,
});

/** A repository with one pull request, by mallory, from a fork. */
class GitHub {
  head = HEAD;
  main = HEAD;
  reviews: Review[] = [];
  comments: { id: number; user: { login: string } | null; body: string }[] = [];
  failing: string | undefined;

  readonly answer = ({ method, path, body }: Asked): Answer | undefined => {
    if (this.failing !== undefined && `${method} ${path}`.includes(this.failing)) return 403;
    const pull = {
      number: 7,
      merged_at: '2026-11-25T11:00:00Z',
      merge_commit_sha: this.main,
      base: { ref: 'main', repo: { full_name: 'acme/rtc' } },
      head: { sha: this.head, repo: { full_name: 'mallory/rtc' } },
    };
    switch (`${method} ${path}`) {
      case 'POST /graphql':
        return this.graphql((body as { variables: { after: string | null } }).variables.after);
      case 'GET /repos/acme/rtc/pulls/7':
        return pull;
      case 'GET /repos/acme/rtc/commits/main':
        return { sha: this.main };
      case `GET /repos/acme/rtc/commits/${this.main}/pulls`:
        return [pull];
      case 'GET /repos/acme/rtc/issues/7/comments':
        return this.comments;
      case 'POST /repos/acme/rtc/issues/7/comments':
        this.comments.push({ id: 9, user: { login: 'github-actions[bot]' }, ...(body as { body: string }) });
        return {};
    }
    const comment = this.comments.find(({ id }) => path === `/repos/acme/rtc/issues/comments/${id}`);
    if (method !== 'PATCH' || comment === undefined) return undefined;
    Object.assign(comment, body);
    return {};
  };

  /** One review a page, so that a script which reads one page only is found out. */
  private graphql(after: string | null): object {
    const at = Number(after ?? 0);
    const pageInfo = { hasNextPage: at + 1 < this.reviews.length, endCursor: String(at + 1) };
    const reviews = { pageInfo, nodes: this.reviews.slice(at, at + 1) };
    return { data: { repository: { pullRequest: { author: { login: 'mallory' }, headRefOid: this.head, reviews } } } };
  }
}

let github: GitHub;
let forge: Forge;
let sandbox: Sandbox;

beforeEach(async () => {
  github = new GitHub();
  forge = await Forge.open(github.answer);
  sandbox = new Sandbox('github', '.github/trtc-access');
});

afterEach(() => {
  forge.close();
  sandbox.remove();
});

const VALUES = {
  'github.token': 'token',
  'github.sha': HEAD,
  'github.event.pull_request.number': '7',
  'github.event.pull_request.head.sha': HEAD,
  'github.event.workflow_run.head_sha': HEAD,
  'github.event.workflow_run.head_repository.full_name': 'mallory/rtc',
  'github.event.workflow_run.html_url': 'https://github.example/runs/5',
  'github.event.workflow_run.run_number': '12',
  'github.event.workflow_run.run_attempt': '1',
};

function step(file: string, job: string, name: string, values: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const { script, env } = stepOf(file, job, name, { ...VALUES, ...values });
  return sandbox.run(script, {
    ...env,
    GITHUB_API_URL: forge.url,
    GITHUB_GRAPHQL_URL: `${forge.url}/graphql`,
    GITHUB_REPOSITORY: 'acme/rtc',
    GITHUB_STEP_SUMMARY: sandbox.path('summary.md'),
  });
}

/** What the artifacts of a pull request hold in which u2 leaves a group and u4 joins it. */
function synthesised(): void {
  sandbox.write('access/access-base/cdktf.out/main.tf.json', recordedConfiguration('group-remove-member'));
  sandbox.write('access/access-head/cdktf.out/main.tf.json', recordedConfiguration('group-add-member'));
  sandbox.write('access/access-pull-request/number', '7\n');
}

const reviewStep = (name: string) => step('access-review.yml', 'review', name);

async function fingerprintOfChange(): Promise<string> {
  const { out } = await reviewStep('Review');
  return /Access-Accepted: ([0-9a-f]{32})/.exec(out)?.[1] ?? 'none';
}

describe('the review of a pull request', () => {
  test('is red when access grows, green once somebody accepts it, and red again when the approval is dismissed', async () => {
    synthesised();
    await reviewStep('Gather approvals');
    const closed = await reviewStep('Review');
    expect(closed.code).toBe(2);
    await reviewStep('Show');
    expect(sandbox.read('summary.md')).toMatch(/^### /);

    github.reviews = [review(`Fine.\r\n\r\nAccess-Accepted: ${await fingerprintOfChange()}`)];
    expect((await reviewStep('Gather approvals')).err).toContain('carol accepts');
    expect((await reviewStep('Review')).code).toBe(0);

    github.reviews[0]!.state = 'DISMISSED';
    await reviewStep('Gather approvals');
    expect((await reviewStep('Review')).code).toBe(2);
  });

  test('fails without a synth, and says so', async () => {
    await reviewStep('Gather approvals');
    expect((await reviewStep('Review')).code).toBe(1);
    expect((await reviewStep('Show')).code).toBe(0);
    expect(sandbox.read('summary.md')).toBe('### Access could not be reviewed\n');
  });

  test('fails when approvals cannot be read', async () => {
    github.failing = 'graphql';
    const { code, err } = await reviewStep('Gather approvals');
    expect({ code, err }).toEqual({ code: 1, err: 'POST /graphql: GitHub answers 403\n' });
  });
});

describe('approvals', () => {
  const FINGERPRINT = '0123456789abcdef0123456789abcdef';
  const line = `Access-Accepted: ${FINGERPRINT}`;

  async function gathered(...reviews: Review[]): Promise<string> {
    github.reviews = reviews;
    const { code } = await reviewStep('Gather approvals');
    expect(code).toBe(0);
    return sandbox.read('access/approvals.txt').trim();
  }

  test('count from whoever else may push, on any page', async () => {
    const nobody = review('hm', { state: 'COMMENTED', author: { __typename: 'User', login: 'dave' } });
    expect(await gathered(nobody, review(`ok\n${line}`))).toBe(line);
  });

  test('count from nobody else', async () => {
    const user = (login: string) => ({ __typename: 'User', login });
    const flawed: Partial<Review>[] = [
      { author: user('mallory') },
      { author: { __typename: 'Bot', login: 'github-actions' } },
      { author: null },
      { author: user('stranger'), authorCanPushToRepository: false },
      { author: user('asks'), state: 'CHANGES_REQUESTED' },
      { author: user('talks'), state: 'COMMENTED' },
      { author: user('dismissed'), state: 'DISMISSED' },
      { author: user('early'), commit: { oid: OTHER } },
      { author: user('gone'), commit: null },
      // Whoever may push may write into the reviews of others.
      { author: user('edited'), lastEditedAt: '2026-11-25T10:01:00Z' },
    ];
    const reviews = flawed.map((more, i) => review(`Access-Accepted: ${String(i).repeat(32)}`, more));
    expect(await gathered(...reviews, review(line))).toBe(line);
  });

  test('do not outlive the reviewer’s next word', async () => {
    const later = review('wait', { state: 'CHANGES_REQUESTED', submittedAt: '2026-11-25T10:05:00Z' });
    expect(await gathered(later, review(line))).toBe('');
  });

  test('do not count when the pull request has moved on since', async () => {
    github.head = OTHER;
    expect(await gathered(review(line, { commit: { oid: HEAD } }))).toBe('');
  });

  test('are nothing but fingerprints: the rest of a review stays out of the file', async () => {
    const text = `${line}\n> Access-Accepted: ${'1'.repeat(32)}\nAccess-Accepted: $(id)\n\u2028Access-Accepted: ${'2'.repeat(32)}`;
    expect(await gathered(review(text))).toBe(line);
  });
});

describe('the comment', () => {
  const comment = (values: Readonly<Record<string, string>> = {}) =>
    step('access-comment.yml', 'comment', 'Comment', values);

  beforeEach(() => {
    synthesised();
    sandbox.write('access/review.md', '### Access grows\n');
  });

  test('is made by the default branch from the synths alone, with the gate closed or open', async () => {
    sandbox.write('access/review.md', '');
    expect((await step('access-comment.yml', 'comment', 'Review again')).code).toBe(0);
    expect((await comment()).code).toBe(0);
    expect(github.comments[0]?.body).toMatch(new RegExp(`^${MARK('12.1')}\n### .*Access grows`));
  });

  test('says so when nothing could be reviewed', async () => {
    sandbox.write('access/access-head/cdktf.out/main.tf.json', '{"resource":');
    sandbox.write('access/review.md', '');
    expect((await step('access-comment.yml', 'comment', 'Review again')).code).toBe(0);
    await comment();
    expect(github.comments[0]?.body).toContain('### Access could not be reviewed');
  });

  test('is one, kept up to date', async () => {
    await comment();
    sandbox.write('access/review.md', 'newer\n');
    await comment({ 'github.event.workflow_run.run_attempt': '2' });
    expect(github.comments.map(({ body }) => body)).toEqual([`${MARK('12.2')}\nnewer\n`]);
  });

  test.each([
    ['a later run', MARK('13.1')],
    ['a later attempt of the same run', MARK('12.2')],
    ['a run of more digits', MARK('100.1')],
  ])('of %s is left alone', async (_, mark) => {
    github.comments = [{ id: 1, user: { login: 'github-actions[bot]' }, body: `${mark}\nnewer` }];
    expect((await comment()).code).toBe(0);
    expect(forge.writes).toEqual([]);
  });

  test.each([
    ['somebody else', { login: 'mallory' }, MARK('99.1')],
    ['nobody', null, MARK('99.1')],
    ['us, with the marker elsewhere than on the first line', { login: 'github-actions[bot]' }, `\n${MARK('99.1')}`],
  ])('of %s is neither changed nor heeded', async (_, user, body) => {
    github.comments = [{ id: 1, user, body }];
    await comment();
    expect(forge.writes).toEqual(['POST /repos/acme/rtc/issues/7/comments']);
  });

  test('is not made for a pull request whose head is another by now, or never was this', async () => {
    github.head = OTHER;
    expect((await comment()).code).toBe(0);
    await comment({
      'github.event.workflow_run.head_sha': OTHER,
      'github.event.workflow_run.head_repository.full_name': 'eve/rtc',
    });
    expect(forge.writes).toEqual([]);
  });

  test.each(['', '0', '7/../8', '7\n8', '99999999999', '$(id)'])('fails for the number %j', async (number) => {
    sandbox.write('access/access-pull-request/number', number);
    expect((await comment()).code).toBe(1);
    expect(forge.asked).toEqual([]);
  });

  test('fails when it cannot be posted', async () => {
    github.failing = 'POST /repos';
    const { code, err } = await comment();
    expect({ code, err }).toEqual({ code: 1, err: 'POST /repos/acme/rtc/issues/7/comments: GitHub answers 403\n' });
  });

  test('is never a part of a review', async () => {
    sandbox.write('access/review.md', 'x'.repeat(70_000));
    await comment();
    expect(github.comments[0]?.body).toContain('(https://github.example/runs/5) has all of it');
  });
});

test('annotations are one command each, whatever they say', async () => {
  const result = (text: string, uri: string) => ({
    ruleId: 'grant,line=1',
    level: 'error',
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 12 } } }],
  });
  const results = [
    result('bob\n::set-env name=X::%0Ay', 'a%2Cb.ts'),
    ...Array.from({ length: 20 }, () => result('more', 'c.ts')),
  ];
  sandbox.write('access/review.md', '');
  sandbox.write('access/review.sarif', JSON.stringify({ runs: [{ results }] }));
  const { out } = await reviewStep('Show');
  const lines = out.trim().split('\n');
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe('::error file=a%2Cb.ts,line=12,title=grant%2Cline=1::bob%0A::set-env name=X::%250Ay');
});

test('an old run does not apply', async () => {
  expect((await step('access-apply.yml', 'apply', 'Stop an old run')).code).toBe(0);
  github.main = OTHER;
  const { code, err } = await step('access-apply.yml', 'apply', 'Stop an old run');
  expect(code).toBe(1);
  expect(err).toBe(`\`main\` has moved on to ${OTHER}; this run is an old one\n`);
});

test('on main, what counts is the pull request that was merged as this commit', async () => {
  const line = `Access-Accepted: ${'1'.repeat(32)}`;
  github.reviews = [review(line)];
  await step('access-apply.yml', 'apply', 'Gather approvals');
  expect(sandbox.read('access/approvals.txt').trim()).toBe(line);

  github.main = OTHER;
  await step('access-apply.yml', 'apply', 'Gather approvals', { 'github.sha': OTHER });
  expect(sandbox.read('access/approvals.txt').trim()).toBe(line);
  github.head = 'c'.repeat(40);
  await step('access-apply.yml', 'apply', 'Gather approvals', { 'github.sha': OTHER });
  expect(sandbox.read('access/approvals.txt')).toBe('');
});
