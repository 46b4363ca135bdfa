// Keeps one comment of a merge request up to date: `node comment.mjs review.md`.
//
// Whoever finds a comment of a later pipeline leaves it alone.
import { readFileSync } from 'node:fs';
import { api, env, head, list, main } from './gitlab.mjs';

/** On the first line, where nothing of a review can be. */
const MARKER = /^<!-- trtc-access review run=([0-9]{1,15})\.([0-9]{1,15}) -->(?:\r?\n|$)/;

await main(async () => {
  const iid = env('CI_MERGE_REQUEST_IID');
  if ((await api('GET', `merge_requests/${iid}`)).sha !== head()) {
    console.log('the merge request has another head by now; nothing to say about this one');
    return;
  }
  const { id: ourselves } = await api('GET', '/user');
  const notes = await list(`merge_requests/${iid}/notes`);
  const ours = notes.filter(({ author, body }) => author.id === ourselves && MARKER.test(body));
  const run = [Number(env('CI_PIPELINE_ID')), Number(env('CI_JOB_ID'))];
  if (ours.some(({ body }) => isLater(runOf(body), run))) {
    console.log('a later pipeline has its comment there already');
    return;
  }
  const body = `<!-- trtc-access review run=${run.join('.')} -->\n${readFileSync(process.argv[2], 'utf8')}`;
  const [first, ...others] = ours;
  if (first === undefined) await api('POST', `merge_requests/${iid}/notes`, { body });
  else await api('PUT', `merge_requests/${iid}/notes/${first.id}`, { body });
  // Two pipelines at once may each have made one.
  for (const { id } of others) {
    await api('PUT', `merge_requests/${iid}/notes/${id}`, { body: 'The review is in another comment.' });
  }
});

function runOf(body) {
  const [, pipeline, job] = MARKER.exec(body);
  return [Number(pipeline), Number(job)];
}

function isLater([pipeline, job], [ours, oursJob]) {
  return pipeline > ours || (pipeline === ours && job > oursJob);
}
