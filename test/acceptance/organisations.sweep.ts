import * as fc from 'fast-check';
import { readPlan, readSynth, reviewAccess, reviewPlan } from '../../lib/review';
import { declarable, declare, shape, synthesised, writable } from '../organisations/as-program';
import { EXISTING, type Organisation } from '../organisations/organisation';
import { organisationPair, presets } from '../organisations/organisation-pair';
import { refutations, told } from '../organisations/refutations';
import { acceptance } from './acceptance';
import { type Stage } from './stage';

jest.setTimeout(3_600_000);

/** `ORGANISATIONS=50 SEED=7 npm run test:acceptance -- --full organisations` for as many others. */
const { ORGANISATIONS: numRuns = '12', SEED: seed = '1' } = process.env;

const pairs = organisationPair(writable).map(({ before, after }) => ({
  before: declarable(before),
  after: declarable(after),
}));
const cases = fc.sample(fc.tuple(pairs, shape, presets(writable)), { numRuns: Number(numRuns), seed: Number(seed) });

for (const [at, [pair, shape, said]] of cases.entries()) {
  const name = `organisation ${at}: is applied as declared, and the plan of a change tells what its synths tell`;
  acceptance(name, async (stage) => {
    stage.cam.console.createUser(EXISTING.user);
    await stage.apply((stack) => declare(stack, pair.before, shape));
    expect(held(stage.cam.console.summary())).toEqual(wanted(pair.before));

    const review = reviewPlan(readPlan(await stage.planned((stack) => declare(stack, pair.after, shape))), {
      rules: [],
    });
    expect(refutations(pair, said, review)).toEqual([]);
    const [before, after] = [pair.before, pair.after].map((one) =>
      readSynth(new Map([['cdk.tf.json', synthesised(one, shape)]])),
    );
    expect(told(review)).toEqual(told(reviewAccess(before!, after!, { mode: 'synth', rules: [] })));

    await stage.apply((stack) => declare(stack, pair.after, shape));
    expect(held(stage.cam.console.summary())).toEqual(wanted(pair.after));
  });
}

/** Who holds what in the account, in the words of an organisation. */
function held({ users, groups }: ReturnType<Stage['cam']['console']['summary']>): string[] {
  return [
    ...users.flatMap(({ userName, policies }) => policies.map((policy) => `user ${userName} holds ${policy}`)),
    ...groups.flatMap(({ groupName, policies }) => policies.map((policy) => `group ${groupName} holds ${policy}`)),
    ...groups.flatMap(({ groupName, members }) => members.map((member) => `${member} is in ${groupName}`)),
  ].sort();
}

function wanted({ grants, members }: Organisation): string[] {
  return [
    ...grants.map(({ kind, holder, policy }) => `${kind} ${holder} holds ${policy}`),
    ...members.map(({ user, group }) => `${user} is in ${group}`),
  ].sort();
}
