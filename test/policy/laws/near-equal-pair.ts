import * as fc from 'fast-check';
import { type Grants } from '../../../lib/policy';
import { type Alphabet } from './alphabet';
import { grants } from './grants-arbitrary';
import { mutation } from './mutation';

export interface Pair {
  readonly before: Grants;
  readonly after: Grants;
}

/** Grants, and the same after one to three small edits, either way round. */
export function nearEqualPair(alphabet: Alphabet): fc.Arbitrary<Pair> {
  return fc
    .tuple(grants(alphabet), fc.array(mutation(alphabet), { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([one, mutations, swapped]) => {
      const other = mutations.reduce((made, mutate) => mutate(made), one);
      return swapped ? { before: other, after: one } : { before: one, after: other };
    })
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}
