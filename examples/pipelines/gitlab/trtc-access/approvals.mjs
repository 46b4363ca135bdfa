// Prints `Access-Accepted:` lines from comments of those who approve, for `trtc-access review --accept-from`.
//
// An approval of GitLab has no text, so the line stands in a comment beside it. In a pipeline of a merge request that is
// meant; elsewhere the merge requests that were merged as CI_COMMIT_SHA. Only these lines are printed.
import { api, env, head, list, main } from './gitlab.mjs';

const DEVELOPER = 30;

await main(async () => {
  const accepted = new Set();
  for (const { iid, sha } of await mergeRequests()) {
    for (const fingerprint of await acceptedIn(iid, sha)) accepted.add(fingerprint);
  }
  for (const fingerprint of accepted) console.log(`Access-Accepted: ${fingerprint}`);
});

async function mergeRequests() {
  const iid = process.env.CI_MERGE_REQUEST_IID;
  if (iid) return [{ iid, sha: head() }];
  const commit = env('CI_COMMIT_SHA');
  const merged = await list(`repository/commits/${commit}/merge_requests`);
  return merged
    .filter(({ state, target_branch }) => state === 'merged' && target_branch === env('CI_DEFAULT_BRANCH'))
    .filter((one) => [one.merge_commit_sha, one.squash_commit_sha, one.sha].includes(commit));
}

async function acceptedIn(iid, sha) {
  const { sha: now, author } = await api('GET', `merge_requests/${iid}`);
  const [newest] = (await list(`merge_requests/${iid}/versions`)).sort((a, b) => b.id - a.id);
  if (now !== sha || newest?.head_commit_sha !== sha) {
    console.error(`merge request ${iid} has moved on, so nothing in it accepts this commit`);
    return [];
  }
  const { approved_by } = await api('GET', `merge_requests/${iid}/approvals`);
  const approvers = new Set(approved_by.map(({ user }) => user.id));
  const fingerprints = [];
  for (const note of await list(`merge_requests/${iid}/notes`)) {
    const found = fingerprintsIn(note.body);
    if (found.length === 0 || !counts(note, author, approvers, newest) || !(await mayPush(note.author.id))) continue;
    console.error(`${note.author.username} accepts ${found.join(', ')}`);
    fingerprints.push(...found);
  }
  return fingerprints;
}

function counts(note, author, approvers, newest) {
  return (
    note.system === false &&
    note.author.id !== author.id &&
    approvers.has(note.author.id) &&
    Date.parse(note.created_at) > Date.parse(newest.created_at) &&
    // Maintainers may edit the comments of others.
    note.updated_at === note.created_at
  );
}

async function mayPush(user) {
  const members = await list('members/all');
  return members.some(({ id, access_level, state }) => id === user && state === 'active' && access_level >= DEVELOPER);
}

function fingerprintsIn(body) {
  return body
    .split(/\r\n|\r|\n/)
    .flatMap((line) => /^access-accepted:[ \t]*([0-9a-f]{32})[ \t]*$/i.exec(line)?.[1] ?? []);
}
