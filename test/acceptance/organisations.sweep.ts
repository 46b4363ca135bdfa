import * as fc from 'fast-check';
import { readPlan, readSynth, reviewAccess, reviewPlan } from '../../lib/review';
import { oneFile } from '../access/synth-files';
import { realistic } from '../policy/laws/alphabet';
import { declarable, declare, shape, synthesised, writable } from '../organisations/as-program';
import { asSynth, style } from '../organisations/as-synth';
import {
  EXISTING,
  EXISTING_IDS,
  type ExistingIds,
  type Organisation,
  type Presets,
} from '../organisations/organisation';
import { type OrganisationPair, organisationPair, presets } from '../organisations/organisation-pair';
import { refutations, told } from '../organisations/refutations';
import { acceptance } from './acceptance';
import { REQUIRED } from './engine';
import { type Stage, type Written } from './stage';

jest.setTimeout(3_600_000);

/** `ORGANISATIONS=50 SEED=7 npm run test:acceptance -- --full organisations` for as many others. */
const { ORGANISATIONS: numRuns = '8', SEED: seed = '1' } = process.env;
const sampled = <T>(cases: fc.Arbitrary<T>): T[] => fc.sample(cases, { numRuns: Number(numRuns), seed: Number(seed) });

const programs = fc.tuple(organisationPair(writable), shape, presets(writable));
for (const [at, [pair, shape, said]] of sampled(programs).entries()) {
  acceptance(`program ${at}: a plan tells of a change what the synths tell, and it is applied`, async (stage) => {
    stage.cam.console.createUser(EXISTING.user);
    const { before, after } = { before: declarable(pair.before), after: declarable(pair.after) };
    await change(stage, { before, after }, said, EXISTING_IDS, (one) => [
      synthesised(one, shape),
      (stack) => declare(stack, one, shape),
    ]);
  });
}

const configurations = fc.tuple(organisationPair(realistic), style, presets(realistic));
for (const [at, [pair, style, said]] of sampled(configurations).entries()) {
  acceptance(`configuration ${at}: a plan tells of a change what the synths tell, and it is applied`, async (stage) => {
    const ids = thereAlready(stage);
    await change(stage, pair, said, ids, (one) => {
      // Only a reference tells Terraform to wait for the user.
      const stack = { ...asSynth(one, { ...style, users: 'reference' }, ids), ...REQUIRED };
      const text = oneFile(stack).get('main.tf.json')!;
      return [text, text];
    });
  });
}

/** Applies an organisation, plans how it becomes the other one, and applies that. */
async function change(
  stage: Stage,
  { before, after }: OrganisationPair,
  presets: Presets,
  ids: ExistingIds,
  written: (organisation: Organisation) => readonly [synth: string, written: Written],
): Promise<void> {
  const [[base, define], [head, redefine]] = [written(before), written(after)];
  await stage.apply(define);
  expect(held(stage)).toEqual(wanted(before));

  const review = reviewPlan(readPlan(await stage.planned(redefine)), { rules: [] });
  expect(refutations({ before, after }, presets, review, ids)).toEqual([]);
  const [old, now] = [base, head].map((text) => readSynth(new Map([['cdk.tf.json', text]])));
  expect(told(review)).toEqual(told(reviewAccess(old!, now!, { mode: 'synth', rules: [] })));

  await stage.apply(redefine);
  expect(held(stage)).toEqual(wanted(after));
}

/** Makes what code refers to and does not make. */
function thereAlready({ cam: { console } }: Stage): ExistingIds {
  console.createUser(EXISTING.user);
  const group = console.call('CreateGroup', { GroupName: EXISTING.group }).GroupId;
  const PolicyDocument = '{"version":"2.0","statement":[{"effect":"deny","action":["trtc:*"],"resource":["*"]}]}';
  const policy = console.call('CreatePolicy', { PolicyName: EXISTING.policy, PolicyDocument }).PolicyId;
  return { group: String(group), policy: String(policy) };
}

/** Who holds what in the account, in the words of an organisation. */
function held({ cam }: Stage): string[] {
  const { users, groups } = cam.console.summary();
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
