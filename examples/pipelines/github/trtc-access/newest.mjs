// Stops unless COMMIT is the newest of BRANCH.
//
// Somebody may run an old run again: it would plan the old code, and with the approvals of then give back what was taken
// away since.
import { env, main, rest, Stop } from './github.mjs';

await main(async () => {
  const { sha } = await rest('GET', `commits/${encodeURIComponent(env('BRANCH'))}`);
  if (sha !== env('COMMIT')) throw new Stop(`\`${env('BRANCH')}\` has moved on to ${sha}; this run is an old one`);
});
