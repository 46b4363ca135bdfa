import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { recordedConfiguration } from '../../access/recordings';
import { type Answer, type Asked, Forge } from './forge';
import { PIPELINES, type Ran, Sandbox } from './sandbox';

// Each test starts programs.
jest.setTimeout(60_000);

const HEAD = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const FINGERPRINT = '0123456789abcdef0123456789abcdef';
const MARK = (run: string) => `<!-- trtc-access review run=${run} -->`;
const BOT = 50;

interface Note {
  id: number;
  author: { id: number; username: string };
  body: string;
  system: boolean;
  created_at: string;
  updated_at: string;
}

const note = (body: string, more: Partial<Note> = {}): Note => ({
  id: 1,
  author: { id: 3, username: 'carol' },
  body,
  system: false,
  created_at: '2026-11-25T10:05:00.000Z',
  updated_at: '2026-11-25T10:05:00.000Z',
  ...more,
});

/** A project with one merge request, by user 2. */
class GitLab {
  head = HEAD;
  main = HEAD;
  approvers = [2, 3, 4, 5];
  notes: Note[] = [];
  failing: string | undefined;

  readonly answer = ({ method, path, body }: Asked): Answer | undefined => {
    const asked = `${method} ${path.replace('/projects/1/', '')}`;
    if (this.failing !== undefined && asked.startsWith(this.failing)) return 403;
    switch (asked) {
      case 'GET /user':
        return { id: BOT };
      case 'GET merge_requests/7':
        return { iid: 7, sha: this.head, author: { id: 2 } };
      case 'GET merge_requests/7/versions':
        return [
          { id: 1, head_commit_sha: OTHER, created_at: '2026-11-25T09:00:00.000Z' },
          { id: 2, head_commit_sha: this.head, created_at: '2026-11-25T10:00:00.000Z' },
        ];
      case 'GET merge_requests/7/approvals':
        return { approved_by: this.approvers.map((id) => ({ user: { id } })) };
      case 'GET members/all':
        return [3, 4, 5].map((id) => ({ id, state: 'active', access_level: id === 4 ? 20 : 30 }));
      case 'GET merge_requests/7/notes':
        return this.notes;
      case 'GET repository/branches/main':
        return { commit: { id: this.main } };
      case `GET repository/commits/${this.main}/merge_requests`:
        return [{ iid: 7, sha: this.head, state: 'merged', target_branch: 'main', merge_commit_sha: this.main }];
      case 'POST merge_requests/7/notes':
        this.notes.push(note((body as Note).body, { id: 9, author: { id: BOT, username: 'bot' } }));
        return {};
    }
    const found = this.notes.find(({ id }) => asked === `PUT merge_requests/7/notes/${id}`);
    if (found === undefined) return undefined;
    Object.assign(found, body);
    return {};
  };
}

let gitlab: GitLab;
let forge: Forge;
let sandbox: Sandbox;

beforeEach(async () => {
  gitlab = new GitLab();
  forge = await Forge.open(gitlab.answer);
  sandbox = new Sandbox('gitlab', '.gitlab/trtc-access');
  // What needs a repository and a registry is left out; the pipeline’s own lines are run.
  for (const name of ['git', 'npm']) sandbox.command(name, 'exit 0');
});

afterEach(() => {
  forge.close();
  sandbox.remove();
});

function run(script: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return sandbox.run(script, {
    CI_API_V4_URL: forge.url,
    CI_PROJECT_ID: '1',
    CI_COMMIT_SHA: HEAD,
    CI_DEFAULT_BRANCH: 'main',
    CI_MERGE_REQUEST_IID: '7',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: OTHER,
    CI_PIPELINE_ID: '12',
    CI_JOB_ID: '100',
    TRTC_ACCESS_TOKEN: 'token',
    ...env,
  });
}

/** The job of the pipeline file, line by line in one shell, as a runner has it. */
function reviewJob(): Promise<Ran> {
  const text = readFileSync(join(PIPELINES, 'gitlab', '.gitlab-ci.yml'), 'utf8');
  const { script } = (parse(text) as Record<string, { script: string[] }>)['access review']!;
  return run(script.join('\n'));
}

function synthesised(): void {
  sandbox.write('access/base/cdktf.out/main.tf.json', recordedConfiguration('group-remove-member'));
  sandbox.write('access/head/cdktf.out/main.tf.json', recordedConfiguration('group-add-member'));
}

describe('the review of a merge request', () => {
  test('is red when access grows, in a comment too, and green once somebody accepts it', async () => {
    synthesised();
    expect((await reviewJob()).code).toBe(2);
    const [comment] = gitlab.notes;
    expect(comment?.body).toMatch(new RegExp(`^${MARK('12.100')}\n### `));
    const line = /Access-Accepted: [0-9a-f]{32}/.exec(comment?.body ?? '')?.[0] ?? 'none';

    gitlab.notes.push(note(`ok\n\n${line}`, { id: 20 }));
    expect((await reviewJob()).code).toBe(0);
    expect(gitlab.notes).toHaveLength(2);
  });

  test('stays red when the comment cannot be posted, whether the gate is closed or open', async () => {
    synthesised();
    gitlab.failing = 'POST';
    expect((await reviewJob()).code).toBe(2);
    sandbox.write('access/head/cdktf.out/main.tf.json', recordedConfiguration('group-remove-member'));
    expect((await reviewJob()).code).toBe(1);
  });

  test('fails without a synth, and the comment says so', async () => {
    sandbox.write('access/base/cdktf.out/main.tf.json', recordedConfiguration('group-remove-member'));
    expect((await reviewJob()).code).toBe(1);
    expect(gitlab.notes[0]?.body).toContain('### Access could not be reviewed');
  });
});

describe('approvals', () => {
  const approvals = async (env: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { code, out } = await run('node .gitlab/trtc-access/approvals.mjs', env);
    expect(code).toBe(0);
    return out.trim();
  };
  const line = `Access-Accepted: ${FINGERPRINT}`;

  test('count from an approver’s own comment on the newest version, and from nobody else', async () => {
    const flawed: Partial<Note>[] = [
      // The author, a reporter, and somebody who did not approve.
      { author: { id: 2, username: 'mallory' } },
      { author: { id: 4, username: 'reporter' } },
      { author: { id: 6, username: 'stranger' } },
      { system: true },
      { updated_at: '2026-11-25T10:06:00.000Z' },
      { created_at: '2026-11-25T09:30:00.000Z', updated_at: '2026-11-25T09:30:00.000Z' },
    ];
    gitlab.notes = flawed.map((more, i) => note(`Access-Accepted: ${String(i).repeat(32)}`, more));
    gitlab.notes.push(note(`fine\n${line}\n> Access-Accepted: ${'9'.repeat(32)}`));
    expect(await approvals()).toBe(line);
  });

  test('do not count when the merge request has moved on since', async () => {
    gitlab.notes = [note(line)];
    gitlab.head = OTHER;
    expect(await approvals()).toBe('');
  });

  test('count on main for what was merged as this commit', async () => {
    gitlab.notes = [note(line)];
    gitlab.main = 'c'.repeat(40);
    expect(await approvals({ CI_MERGE_REQUEST_IID: '', CI_COMMIT_SHA: gitlab.main })).toBe(line);
  });
});

test.each([MARK('13.1'), MARK('12.101')])('the comment of a later run is left alone: %s', async (mark) => {
  gitlab.notes = [note(`${mark}\nnewer`, { author: { id: BOT, username: 'bot' } })];
  sandbox.write('review.md', 'older');
  const { code } = await run('node .gitlab/trtc-access/comment.mjs review.md');
  expect({ code, writes: forge.writes }).toEqual({ code: 0, writes: [] });
});

test('an old pipeline does not apply', async () => {
  expect((await run('node .gitlab/trtc-access/newest.mjs')).code).toBe(0);
  gitlab.main = OTHER;
  expect((await run('node .gitlab/trtc-access/newest.mjs')).code).toBe(1);
});
