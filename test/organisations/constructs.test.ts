import * as fc from 'fast-check';
import { readSynth, reviewAccess } from '../../lib/review';
import { oneFile } from '../access/synth-files';
import { declarable, shape, synthesised, writable } from './as-program';
import { asSynth, style } from './as-synth';
import { organisation } from './organisation-pair';

/** `ORGANISATIONS=1000 npx jest test/organisations` for as many. */
const RUNS = Number(process.env.ORGANISATIONS ?? 40);

test('a program gives what it declares: neither more nor less than the same written by hand', () => {
  fc.assert(
    fc.property(organisation(writable).map(declarable), shape, style, (organisation, shape, style) => {
      const [made, written] = [
        new Map([['cdk.tf.json', synthesised(organisation, shape)]]),
        oneFile(asSynth(organisation, style)),
      ].map(readSynth);
      const { verdict, credentials, coverage } = reviewAccess(written!, made!, { mode: 'synth', rules: [] });
      expect(made!.accounts.flatMap(({ attachments }) => attachments)).toHaveLength(organisation.grants.length);
      expect(['none', 'equivalent']).toContain(verdict);
      expect([...credentials, ...coverage.notUnderstood]).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
