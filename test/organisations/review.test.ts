import * as fc from 'fast-check';
import { compareAccess, evaluate, type Grants, printPolicyDocument, type Request } from '../../lib/policy';
import { PresetPins, type PrincipalReview, type Review, readPlan, reviewPlan } from '../../lib/review';
import { pinOf, pinsText } from '../access/pins/pins';
import { planOf } from '../access/plan-text';
import { conditions, micro, realistic } from '../policy/laws/alphabet';
import { judgeWitness } from '../policy/laws/judge-witness';
import { findGain } from '../policy/oracle/gain';
import { ANY_OPINION } from '../policy/oracle/reading';
import { reviewOfStacks } from '../review/changes';
import { asPlan } from './as-plan';
import { asSynth, style, type Style } from './as-synth';
import { EXISTING, grantsOf, isThere, type Organisation, type Presets, principalsOf } from './organisation';
import { type OrganisationPair, organisationPair, presets } from './organisation-pair';

/** `ORGANISATIONS=5000 npx jest test/organisations` for as many of each. */
const RUNS = Number(process.env.ORGANISATIONS ?? 60);
const GROWING: readonly PrincipalReview['verdict'][] = ['broadened', 'incomparable', 'unknown'];
const SHRINKING: readonly PrincipalReview['verdict'][] = ['narrowed', 'incomparable', 'unknown'];

function ofSynths(
  { before, after }: OrganisationPair,
  [base, head]: readonly [Style, Style],
  pins: PresetPins,
): Review {
  return reviewOfStacks(asSynth(before, base), asSynth(after, head), { rules: [], pins });
}

function ofPlan(pair: OrganisationPair, ...how: readonly [renames: boolean, language: 'json' | 'hcl']): Review {
  return reviewPlan(readPlan(planOf(asPlan(pair, ...how))), { rules: [] });
}

/** Whether a request shows something without assuming what a policy says that nobody has read. */
function isProof({ action, context }: Request, ...sides: readonly Grants[]): boolean {
  return (
    !action.startsWith('everything in ') &&
    sides.every(({ opaque }) => opaque === undefined) &&
    !Object.keys(context).some((key) => key.startsWith('policy '))
  );
}

function pinned(presets: Presets): PresetPins {
  const pins = Object.entries(presets).map(([name, one], at) =>
    pinOf(name, 501 + at, JSON.parse(printPolicyDocument(one)) as object),
  );
  return PresetPins.parse(pinsText(...pins));
}

/** What the oracle has to say against a review, where Tencent's policies say this. */
function refutations(pair: OrganisationPair, presets: Presets, { principals, gate }: Review): string[] {
  return principalsOf(pair.before, pair.after).flatMap((principal) => {
    const who = `${principal.kind} ${principal.holder}`;
    const shown = principal.holder === EXISTING.group ? 'the group with the id 77' : principal.holder;
    const review = principals.find(({ kind, name }) => kind === principal.kind && name === shown);
    const verdict = review?.verdict ?? 'none';
    const [before, after] = [grantsOf(pair.before, principal, presets), grantsOf(pair.after, principal, presets)];
    const gain = findGain(before, after, ANY_OPINION);
    const loss = findGain(after, before, ['silent', 'allow']);
    const { gained } = review ?? {};
    const unconfirmed =
      gained && isProof(gained, before, after)
        ? judgeWitness({ compareAccess, evaluate }, 'gained', gained, before, after)
        : [];
    return [
      ...(gain && !GROWING.includes(verdict) ? [`${who} gains ${JSON.stringify(gain.request)}: ${verdict}`] : []),
      ...(gain && gate.state === 'open' ? [`${who} gains ${JSON.stringify(gain.request)}, and the gate is open`] : []),
      ...(loss && !SHRINKING.includes(verdict) ? [`${who} loses ${JSON.stringify(loss.request)}: ${verdict}`] : []),
      ...unconfirmed.map((problem) => `${who}: ${JSON.stringify(problem)}`),
    ];
  });
}

describe.each([micro, conditions, realistic])('whatever an organisation does with $name policies', (alphabet) => {
  const pairs = organisationPair(alphabet);
  const said = presets(alphabet);

  test('a review of its synths passes over nothing that anybody gains or loses', () => {
    fc.assert(
      fc.property(pairs, said, fc.boolean(), fc.tuple(style, style), (pair, presets, isPinned, styles) => {
        const review = ofSynths(pair, styles, isPinned ? pinned(presets) : new PresetPins());
        expect(refutations(pair, presets, review)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('nor does one of its plan', () => {
    const language = fc.constantFrom('json' as const, 'hcl' as const);
    fc.assert(
      fc.property(pairs, said, fc.boolean(), language, (pair, presets, renames, language) => {
        const problems = refutations(pair, presets, ofPlan(pair, renames, language));
        // A group by another name is the same group, and a review tells of it by one of the two.
        expect(problems.filter((problem) => !renames || !problem.startsWith('group '))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('a synth and a plan of the same change tell the same', () => {
    const told = ({ fingerprint, principals }: Review) => ({
      fingerprint,
      principals: principals.map(({ kind, name, verdict }) => [kind, name, verdict].join(' ')),
    });
    const named = pairs.map(({ before, after }) => ({ before: withoutNumbers(before), after: withoutNumbers(after) }));
    fc.assert(
      fc.property(named, style, (pair, style) => {
        const synths = ofSynths(pair, [style, style], new PresetPins());
        expect(told(ofPlan(pair, false, 'json'))).toEqual(told(synths));
      }),
      { numRuns: RUNS },
    );
  });
});

/** Without what a plan of these tests knows by its number only. */
function withoutNumbers(all: Organisation): Organisation {
  return { ...all, grants: all.grants.filter(({ policy }) => !isThere(policy)) };
}
