// Keeps one comment of a pull request up to date: `node comment.mjs review.md`.
//
// PULL_REQUEST is not trusted: it must have HEAD_SHA of HEAD_REPOSITORY as its head now. Whoever finds a comment of a
// later run leaves it alone: RUN is `<number>.<attempt>`.
import { readFileSync } from 'node:fs';
import { env, list, main, pullRequestNumber, rest } from './github.mjs';

/** On the first line, where nothing of a review can be. */
const MARKER = /^<!-- trtc-access review run=([0-9]{1,12})\.([0-9]{1,6}) -->(?:\r?\n|$)/;
const LONGEST = 65_536;

await main(async () => {
  const number = pullRequestNumber(env('PULL_REQUEST'));
  const pull = await rest('GET', `pulls/${number}`);
  if (pull.head.sha !== env('HEAD_SHA') || pull.head.repo?.full_name !== env('HEAD_REPOSITORY')) {
    console.log(`pull request ${number} has another head by now; nothing to say about this one`);
    return;
  }
  const run = env('RUN').split('.').map(Number);
  const comments = (await list(`issues/${number}/comments`)).filter(isOurs);
  if (comments.some(({ body }) => isLater(runOf(body), run))) {
    console.log('a later run has its comment there already');
    return;
  }
  const body = `<!-- trtc-access review run=${run.join('.')} -->\n${text()}`;
  const [first, ...others] = comments;
  if (first === undefined) await rest('POST', `issues/${number}/comments`, { body });
  else await rest('PATCH', `issues/comments/${first.id}`, { body });
  // Two runs at once may each have made one.
  for (const { id } of others)
    await rest('PATCH', `issues/comments/${id}`, { body: 'The review is in another comment.' });
});

/** Anybody may write the marker; not anybody is the bot. */
function isOurs({ user, body }) {
  return user?.login === (process.env.COMMENT_AUTHOR ?? 'github-actions[bot]') && MARKER.test(body ?? '');
}

function runOf(body) {
  const [, number, attempt] = MARKER.exec(body);
  return [Number(number), Number(attempt)];
}

function isLater([number, attempt], [ours, oursAttempt]) {
  return number > ours || (number === ours && attempt > oursAttempt);
}

function text() {
  const review = readFileSync(process.argv[2], 'utf8');
  if (review.length < LONGEST - 100) return review;
  // Never a part of a review: what is cut off could be what matters.
  return `### The review is longer than a comment can be\n\n[The summary of the run](${env('RUN_URL')}) has all of it.\n`;
}
