import { type Family } from '../condition/agreement';
import { type Clause } from '../condition/clause';
import { type Budget } from '../budget';
import { addressSamples } from './address-samples';
import { instantSamples, numberSamples } from './line-samples';
import { REQUEST_KEYS } from './request-keys';
import { type Samples, valuesOf } from './sample';
import { textSamples } from './text-samples';

/** Families whose values look like nothing else. */
const TYPED: readonly Family[] = ['number', 'date', 'ip', 'bool'];
const ODD = 'odd';
const OTHER_KIND =
  "Tencent's documents do not say what happens when a key holds a value of another kind than its operator's";

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
  const scalars = parts.flatMap((part) => part.scalars);
  const isTyped = clauses.some(({ family, key }) => TYPED.includes(family) && !REQUEST_KEYS.includes(key));
  if (isTyped) scalars.push({ value: ODD, doubt: OTHER_KIND });
  return { scalars, ...(gap !== undefined && { gap }) };
}

function binarySamples(clauses: readonly Clause[]): Samples {
  const values = valuesOf(clauses);
  // Longer than any of them, so equal to none.
  const other = 'AAAA'.repeat(1 + Math.max(...values.map(({ length }) => length)));
  return { scalars: [...values, other].map((value) => ({ value })) };
}
