import * as fc from 'fast-check';
import { readSynth, reviewAccess } from '../../lib/review';
import { synthOf } from '../access/synth-files';
import { families } from '../policy/laws/alphabet';
import { findGain } from '../policy/oracle/gain';
import { ANY_OPINION } from '../policy/oracle/reading';
import { asSynth, type Style, style } from './as-synth';
import { grantsOf, type Organisation, principalsOf } from './organisation';
import { organisationPair, presets } from './organisation-pair';
import { GROWING } from './refutations';

/** `ORGANISATIONS=5000 npx jest test/organisations` for as many of each. */
const RUNS = Number(process.env.ORGANISATIONS ?? 60);
/** What the second stack gives to users whom the first one makes. */
const SECOND: readonly string[] = ['stop', 'QcloudTRTCFullAccess'];

/** Without what the second stack would have to know of the first one beyond names. */
function splittable(all: Organisation): Organisation {
  return {
    ...all,
    grants: all.grants.filter(({ kind, policy }) => kind === 'user' || !SECOND.includes(policy)),
    boundaries: all.boundaries.filter(({ policy }) => !SECOND.includes(policy)),
  };
}

/** One organisation in one account, in two stacks of which nothing says that they are applied to the same one. */
function inTwoStacks(all: Organisation, style: Style): ReadonlyMap<string, string> {
  const isSecond = ({ policy }: { readonly policy: string }): boolean => SECOND.includes(policy);
  const policies = (second: boolean) =>
    new Map([...all.policies].filter(([policy]) => isSecond({ policy }) === second));
  const people = { ...all, policies: policies(false), grants: all.grants.filter((one) => !isSecond(one)) };
  const grants = { ...all, users: [], groups: [], members: [], boundaries: [], policies: policies(true) };
  return synthOf({
    people: asSynth(people, style),
    grants: asSynth({ ...grants, grants: all.grants.filter(isSecond) }, { ...style, users: 'name' }),
  });
}

test.each(families)('with $name policies, nothing that a user gains is passed over in two stacks', (alphabet) => {
  fc.assert(
    fc.property(organisationPair(alphabet), presets(alphabet), style, (pair, presets, style) => {
      const [before, after] = [splittable(pair.before), splittable(pair.after)];
      const [base, head] = [before, after].map((one) => readSynth(inTwoStacks(one, style)));
      const { principals, gate } = reviewAccess(base!, head!, { mode: 'synth', rules: [] });
      for (const principal of principalsOf(before, after).filter(({ kind }) => kind === 'user')) {
        const [was, is] = [before, after].map((one) => grantsOf(one, principal, presets));
        const gain = findGain(was!, is!, ANY_OPINION);
        if (gain === undefined) continue;
        const verdicts = principals.filter(({ name }) => name === principal.holder).map(({ verdict }) => verdict);
        const isSeen = verdicts.some((verdict) => GROWING.includes(verdict));
        expect({ principal, gain, isSeen, gate: gate.state }).toEqual({
          principal,
          gain,
          isSeen: true,
          gate: 'closed',
        });
      }
    }),
    { numRuns: RUNS },
  );
});
