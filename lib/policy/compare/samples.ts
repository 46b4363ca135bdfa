import { type Family } from '../condition/agreement';
import { type Clause } from '../condition/clause';
import { type Budget } from '../budget';
import { addressSamples } from './address-samples';
import { instantSamples, numberSamples } from './line-samples';
import { type Samples, valuesOf } from './sample';
import { textSamples } from './text-samples';

type Sampler = (clauses: readonly Clause[], budget: Budget) => Samples;

const SAMPLERS: Readonly<Record<Family, Sampler>> = {
  string: textSamples,
  number: numberSamples,
  date: instantSamples,
  ip: addressSamples,
  bool: () => ({ scalars: [{ value: true }, { value: false }] }),
  binary: binarySamples,
  // Asks whether the key is there: any value will do, and the empty text, which may count as absent.
  null: () => ({ scalars: [{ value: 'any' }, { value: '' }] }),
};

/** One value for each way in which the values of a key can behave towards the clauses. */
export function samplesOf(clauses: readonly Clause[], budget: Budget): Samples {
  const families = [...new Set(clauses.map(({ family }) => family))];
  const parts = families.map((family) => {
    return SAMPLERS[family](
      clauses.filter((clause) => clause.family === family),
      budget,
    );
  });
  const gap = parts.find((part) => part.gap !== undefined)?.gap;
  return { scalars: parts.flatMap(({ scalars }) => scalars), ...(gap !== undefined && { gap }) };
}

function binarySamples(clauses: readonly Clause[]): Samples {
  const values = valuesOf(clauses);
  // Longer than any of them, so equal to none.
  const other = 'AAAA'.repeat(1 + Math.max(...values.map(({ length }) => length)));
  return { scalars: [...values, other].map((value) => ({ value })) };
}
