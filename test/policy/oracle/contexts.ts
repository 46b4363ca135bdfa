import { type ConditionClause, type ContextValue } from '../../../lib/policy';
import { addressOf, rangeOf } from './address';
import { clauseMet, valueMeets } from './clause';
import { substitute } from './matches';
import { hasKind, mayBeList, type Reading } from './reading';
import { commonWords, freshLetter, smallSets } from './words';

type Single = string | number | boolean;

/**
 * Values of one key, `undefined` for none, that between them give every combination of met and unmet clauses that this
 * reading knows: both sides of each boundary, every text and one that nobody named, lists of up to three.
 */
export function valuesFor(
  reading: Reading,
  key: string,
  clauses: readonly ConditionClause[],
): (ContextValue | undefined)[] {
  const always = reading.addressAndTimeAreThere && !mayBeList(key);
  const possible = singlesFor(reading, clauses).filter((value) => !always || isUsual(key, value));
  const singles = distinct(
    possible,
    (value) => clauses.map((clause) => valueMeets(reading, clause, value)).join() + (value === ''),
  );
  const lists = mayBeList(key) ? [[], ...smallSets(singles.map(String), 3)] : [];
  const values = [...(always ? [] : [undefined]), ...singles, ...lists];
  return distinct(values, (value) => clauses.map((clause) => clauseMet(reading, clause, value)).join());
}

function isUsual(key: string, value: Single): boolean {
  return key === 'qcs:ip' ? rangeOf(String(value))?.bits === 32 : !Number.isNaN(Date.parse(String(value)));
}

function singlesFor(reading: Reading, clauses: readonly ConditionClause[]): Single[] {
  const valuesOf = (...types: string[]): string[] =>
    clauses
      .filter(({ operator }) => types.some((type) => operator.startsWith(`${type}_`)))
      .flatMap(({ values }) => values.map((value) => substitute(reading, String(value))));
  const numbers = around(valuesOf('numeric').map(Number), 1);
  const dates = around(
    valuesOf('date').map((date) => Date.parse(date)),
    86_400_000,
  );
  // CAM itself gives addresses and times; any other key may hold what its operator does not expect.
  const typed = reading.otherKindsOccur && clauses.some((clause) => mayBeList(clause.key) && hasKind(clause));
  return [
    ...texts(valuesOf('string', 'binary')),
    ...numbers,
    ...dates.map((date) => new Date(date).toISOString().replace('.000', '')),
    ...addresses(valuesOf('ip')),
    ...(clauses.some(({ operator }) => operator === 'bool_equal') ? [true, false] : []),
    ...(typed ? ['odd'] : []),
    ...(clauses.some(({ operator }) => operator === 'null_equal') ? ['', 'x'] : []),
  ];
}

function texts(values: string[]): string[] {
  if (values.length === 0) return [];
  const fresh = freshLetter(values);
  const cased = [...new Set(values.flatMap((value) => [value, value.toLowerCase(), value.toUpperCase()]))];
  const patterns = smallSets(cased, 2).flatMap((group) => commonWords(group, fresh, 20));
  return [...new Set([...values, ...patterns, fresh, ''])];
}

/** Each number, what lies between two neighbours, and what lies outside. */
function around(numbers: readonly number[], step: number): number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const first = sorted[0];
  if (first === undefined) return [];
  return [
    first - step,
    ...sorted.flatMap((one, at) => [one, sorted[at + 1] === undefined ? one + step : (one + sorted[at + 1]!) / 2]),
  ];
}

function addresses(blocks: readonly string[]): string[] {
  if (blocks.length === 0) return [];
  const found = blocks.flatMap((block) => {
    const range = rangeOf(block);
    if (!range) return [];
    const { bits, first, last } = range;
    return [first - 1n, first, (first + last) / 2n, last, last + 1n].map((value) => addressOf(bits, value));
  });
  return [...found.filter((address) => address !== undefined), '198.51.100.7', '2001:db8:ffff::7'];
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!byKey.has(key)) byKey.set(key, item);
  }
  return [...byKey.values()];
}
