import * as fc from 'fast-check';
import { PresetPins } from '../../lib/review';
import { families } from '../policy/laws/alphabet';
import { findGain } from '../policy/oracle/gain';
import { ANY_OPINION } from '../policy/oracle/reading';
import { reviewOfStacks } from '../review/changes';
import { asSynth, type Style, style } from './as-synth';
import { grantsOf, type Organisation, principalsOf, tidy } from './organisation';
import { edit, organisationPair, presets } from './organisation-pair';

/** `ORGANISATIONS=5000 npx jest test/organisations` for as many of each. */
const RUNS = Number(process.env.ORGANISATIONS ?? 60);

function reviewed(before: Organisation, after: Organisation, style: Style, accepted: readonly string[] = []) {
  return reviewOfStacks(asSynth(before, style), asSynth(after, style), { rules: [], accepted, pins: new PresetPins() });
}

describe.each(families)('with $name policies', (alphabet) => {
  const pairs = organisationPair(alphabet);

  test('what was accepted lets nothing pass that was not there', () => {
    fc.assert(
      fc.property(pairs, edit(alphabet), presets(alphabet), style, ({ before, after }, edit, presets, style) => {
        const { fingerprint } = reviewed(before, after, style);
        const other = tidy(edit(after));
        if (fingerprint === null || reviewed(before, other, style, [fingerprint]).gate.state === 'closed') return;
        for (const principal of principalsOf(before, after, other)) {
          const [was, agreed, is] = [before, after, other].map((one) => grantsOf(one, principal, presets));
          // Of what is gained now, nothing was left out of what was accepted.
          const gain = findGain(was!, is!, ANY_OPINION) && findGain(agreed!, is!, ANY_OPINION);
          expect({ principal, gain }).toEqual({ principal, gain: undefined });
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('a change has one fingerprint, however it is written', () => {
    fc.assert(
      fc.property(pairs, style, style, ({ before, after }, style, other) => {
        expect(reviewed(before, after, other).fingerprint).toBe(reviewed(before, after, style).fingerprint);
      }),
      { numRuns: RUNS },
    );
  });
});
