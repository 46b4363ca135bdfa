import { type Family } from '../condition/operator-meaning';
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
/** Such as `5.0`, which is the number 5 but not the text `5`: ways to spell a value are not gone through. */
const SEVERAL_KINDS = 'one key is compared with values of different kinds';

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

/**
 * One value for each way in which the values of a key can behave towards the clauses.
 *
 * Complete for clauses of one family: a value is none of the family's, or it lies in a cell that the clauses do not divide.
 */
export function samplesOf(clauses: readonly Clause[], budget: Budget): Samples {
  const isSystems = clauses.some(({ key }) => REQUEST_KEYS.includes(key));
  const comparing = clauses.filter(({ family }) => family !== 'null');
  // What CAM fills in is there and well-formed: only other comparisons tell its values apart.
  const counted = isSystems && comparing.length > 0 ? comparing : clauses;
  const families = [...new Set(counted.map(({ family }) => family))];
  const parts = families.map((family) => {
    return SAMPLERS[family](
      clauses.filter((clause) => clause.family === family),
      budget,
    );
  });
  const isMixed = new Set(comparing.map(({ family }) => family)).size > 1;
  const gap = isMixed ? SEVERAL_KINDS : parts.find((part) => part.gap !== undefined)?.gap;
  const scalars = parts.flatMap((part) => part.scalars);
  if (!isSystems && families.some((family) => TYPED.includes(family))) scalars.push({ value: ODD, doubt: OTHER_KIND });
  return { scalars, ...(gap !== undefined && { gap }) };
}

function binarySamples(clauses: readonly Clause[]): Samples {
  const values = valuesOf(clauses);
  // Longer than any of them, so equal to none.
  const other = 'AAAA'.repeat(1 + Math.max(...values.map(({ length }) => length)));
  return { scalars: [...values, other].map((value) => ({ value })) };
}
