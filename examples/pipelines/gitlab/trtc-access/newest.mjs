// Stops unless CI_COMMIT_SHA is the newest of the default branch.
//
// Somebody may run an old pipeline again: it would plan the old code, and with the approvals of then give back what was
// taken away since.
import { api, env, main, Stop } from './gitlab.mjs';

await main(async () => {
  const branch = env('CI_DEFAULT_BRANCH');
  const { commit } = await api('GET', `repository/branches/${encodeURIComponent(branch)}`);
  if (commit.id !== env('CI_COMMIT_SHA'))
    throw new Stop(`\`${branch}\` has moved on to ${commit.id}; this is an old pipeline`);
});
