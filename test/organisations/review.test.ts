import * as fc from 'fast-check';
import { printPolicyDocument } from '../../lib/policy';
import { PresetPins, type Review, readPlan, reviewPlan } from '../../lib/review';
import { pinOf, pinsText } from '../access/pins/pins';
import { planOf } from '../access/plan-text';
import { families } from '../policy/laws/alphabet';
import { reviewOfStacks } from '../review/changes';
import { asPlan } from './as-plan';
import { asSynth, style, type Style } from './as-synth';
import { isThere, type Organisation, type Presets } from './organisation';
import { type OrganisationPair, organisationPair, presets } from './organisation-pair';
import { refutations, told } from './refutations';

/** `ORGANISATIONS=5000 npx jest test/organisations` for as many of each. */
const RUNS = Number(process.env.ORGANISATIONS ?? 60);

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

function pinned(presets: Presets): PresetPins {
  const pins = Object.entries(presets).map(([name, one], at) =>
    pinOf(name, 501 + at, JSON.parse(printPolicyDocument(one)) as object),
  );
  return PresetPins.parse(pinsText(...pins));
}

describe.each(families)('whatever an organisation does with $name policies', (alphabet) => {
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
