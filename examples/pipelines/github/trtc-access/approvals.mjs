// Prints `Access-Accepted:` lines from approving reviews, for `trtc-access review --accept-from`.
//
// Either of a pull request, PULL_REQUEST, whose head must be HEAD_SHA; or of the pull requests that were merged as
// MERGED_COMMIT. Only these lines are printed: a review is somebody's text.
import { env, graphql, list, main, pullRequestNumber, Stop } from './github.mjs';

const QUERY = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      author { login }
      headRefOid
      reviews(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { author { __typename login } authorCanPushToRepository state commit { oid } body lastEditedAt submittedAt }
      }
    }
  }
}`;

/** What decides about a pull request; a comment beside it does not. */
const DECISIVE = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'];

await main(async () => {
  const accepted = new Set();
  for (const { number, head } of await pullRequests()) {
    for (const fingerprint of await acceptedIn(number, head)) accepted.add(fingerprint);
  }
  for (const fingerprint of accepted) console.log(`Access-Accepted: ${fingerprint}`);
});

async function pullRequests() {
  const commit = process.env.MERGED_COMMIT;
  if (commit === undefined) return [{ number: pullRequestNumber(env('PULL_REQUEST')), head: env('HEAD_SHA') }];
  const pulls = await list(`commits/${encodeURIComponent(commit)}/pulls`);
  return pulls
    .filter((pull) => pull.merged_at !== null && pull.merge_commit_sha === commit)
    .filter(({ base }) => base.repo.full_name === env('GITHUB_REPOSITORY') && base.ref === env('BRANCH'))
    .map(({ number, head }) => ({ number, head: head.sha }));
}

async function acceptedIn(number, head) {
  const [owner, name] = env('GITHUB_REPOSITORY').split('/');
  const reviews = [];
  let author;
  for (let after = null; after !== undefined;) {
    const { repository } = await graphql(QUERY, { owner, name, number, after });
    const pull = repository?.pullRequest;
    if (!pull) throw new Stop(`there is no pull request ${number}`);
    if (pull.headRefOid !== head) {
      console.error(`pull request ${number} has moved on, so nothing in it accepts this commit`);
      return [];
    }
    author = pull.author?.login;
    reviews.push(...pull.reviews.nodes);
    after = pull.reviews.pageInfo.hasNextPage ? pull.reviews.pageInfo.endCursor : undefined;
  }
  // Of an author whose account is gone nobody can tell that a reviewer is somebody else.
  if (author === undefined) return [];
  return lastOfEach(reviews)
    .filter((review) => counts(review, author, head))
    .flatMap(({ author: reviewer, body }) => {
      const fingerprints = fingerprintsIn(body);
      if (fingerprints.length > 0) console.error(`${reviewer.login} accepts ${fingerprints.join(', ')}`);
      return fingerprints;
    });
}

/** Who approves and then asks for changes does not approve. */
function lastOfEach(reviews) {
  const last = new Map();
  const decisive = reviews.filter(({ state, author }) => DECISIVE.includes(state) && author);
  for (const review of decisive) {
    const known = last.get(review.author.login);
    if (known === undefined || known.submittedAt <= review.submittedAt) last.set(review.author.login, review);
  }
  return [...last.values()];
}

function counts({ author, authorCanPushToRepository, state, commit, lastEditedAt }, pullAuthor, head) {
  return (
    state === 'APPROVED' &&
    author.__typename === 'User' &&
    author.login !== pullAuthor &&
    authorCanPushToRepository === true &&
    commit?.oid === head &&
    // Whoever may push may edit the reviews of others.
    lastEditedAt === null
  );
}

function fingerprintsIn(body) {
  return body
    .split(/\r\n|\r|\n/)
    .flatMap((line) => /^access-accepted:[ \t]*([0-9a-f]{32})[ \t]*$/i.exec(line)?.[1] ?? []);
}
