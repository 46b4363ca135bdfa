import { type ConditionClause, type ContextValue } from '../../../lib/policy';
import { Clause } from '../../../lib/policy/condition/clause';
import { parseOperator } from '../../../lib/policy/condition/operators';
import { ALWAYS, NEVER, OPEN_VALUES } from '../../../lib/policy/semantics/reading';

const { absentMeetsNegative, oneDifferenceIsEnough, forAllMeetsNothing, anyOfSeveralCounts, emptyIsNull } = OPEN_VALUES;

/** The truth of `operator: { key: values }` when the key has this value. */
function truth(
  operator: string,
  values: ConditionClause['values'],
  value: ContextValue | undefined,
): number | undefined {
  const form = parseOperator(operator);
  if (form === undefined) throw new Error(`no operator: ${operator}`);
  return new Clause({ ...form, key: 'x:key', values }).truth(value);
}

test.each<[string, ConditionClause['values'], ContextValue, boolean]>([
  ['string_equal', ['a', 'b'], 'b', true],
  ['string_equal', ['a', 'b'], 'B', false],
  ['string_equal', ['a*'], 'ab', false],
  ['string_equal', ['5'], 5, true],
  ['string_equal_ignore_case', ['Team'], 'tEAM', true],
  ['string_not_equal', ['a'], 'b', true],
  ['string_not_equal', ['a'], 'a', false],
  ['string_not_equal_ignore_case', ['a'], 'A', false],
  ['string_like', ['team&*'], 'team&rtc', true],
  ['string_like', ['team&*'], 'Team&rtc', false],
  ['string_not_like', ['team&*'], 'role&x', true],
  ['numeric_equal', [5], 5, true],
  ['numeric_equal', [5], '5.0', true],
  ['numeric_not_equal', [5], 6, true],
  ['numeric_less_than', [5], 5, false],
  ['numeric_less_than', [5, 9], 7, true],
  ['numeric_less_than_equal', [5], 5, true],
  ['numeric_greater_than', [5], 5, false],
  ['numeric_greater_than_equal', [5], 5, true],
  ['date_equal', ['2027-01-31T00:00:00Z'], '2027-01-31T00:00:00.000Z', true],
  ['date_not_equal', ['2027-01-31T00:00:00Z'], '2027-01-31T00:00:00.001Z', true],
  ['date_less_than', ['2027-01-31T00:00:00Z'], '2027-01-30T23:59:59Z', true],
  ['date_less_than_equal', ['2027-01-31T00:00:00Z'], '2027-01-31T00:00:00Z', true],
  ['date_greater_than', ['2027-01-31T00:00:00Z'], '2027-01-31T00:00:00Z', false],
  ['date_greater_than_equal', ['2027-01-31T00:00:00Z'], '2027-01-31T00:00:00Z', true],
  ['ip_equal', ['10.217.182.3/24', '2001:db8::/32'], '10.217.182.200', true],
  ['ip_equal', ['10.217.182.3/24', '2001:db8::/32'], '2001:DB8::1', true],
  ['ip_equal', ['0.0.0.0/0'], '2001:db8::1', false],
  ['ip_not_equal', ['10.0.0.0/8'], '10.1.2.3', false],
  ['bool_equal', [true], 'true', true],
  ['bool_equal', ['false'], true, false],
  ['binary_equal', ['YQ=='], 'YQ', true],
  ['binary_equal', ['YQ=='], 'YWE=', false],
  ['null_equal', [true], 'a', false],
  ['null_equal', [false], 'a', true],
])('%s %j on %j: %s', (operator, values, value, met) => {
  expect(truth(operator, values, value)).toBe(met ? ALWAYS : NEVER);
  expect(truth(`for_any_value:${operator}`, values, [String(value)])).toBe(met ? ALWAYS : NEVER);
  expect(truth(`${operator}_if_exist`, values, value)).toBe(met ? ALWAYS : NEVER);
});

test('an absent key meets only `_if_exist` and `null_equal` for sure', () => {
  expect(truth('string_equal', ['a'], undefined)).toBe(NEVER);
  expect(truth('string_equal_if_exist', ['a'], undefined)).toBe(ALWAYS);
  expect(truth('for_any_value:string_equal', ['a'], undefined)).toBe(NEVER);
  expect(truth('string_not_equal', ['a'], undefined)).toBe(absentMeetsNegative.yes);
  expect(truth('for_all_value:string_equal', ['a'], undefined)).toBe(forAllMeetsNothing.yes);
  expect(truth('for_all_value:string_equal_if_exist', ['a'], undefined)).toBe(ALWAYS);
  expect(truth('null_equal', [true], undefined)).toBe(ALWAYS);
  expect(truth('null_equal', [false], undefined)).toBe(NEVER);
  expect(truth('null_equal_if_exist', [false], undefined)).toBe(ALWAYS);
});

test('a key without any value may count as absent', () => {
  expect(truth('string_equal', ['a'], [])).toBe(NEVER);
  expect(truth('for_any_value:string_equal', ['a'], [])).toBe(NEVER);
  expect(truth('for_all_value:string_equal', ['a'], [])).toBe(forAllMeetsNothing.yes);
  expect(truth('string_equal_if_exist', ['a'], [])).toBeUndefined();
  expect(truth('string_not_equal', ['a'], [])).toBeUndefined();
  expect(truth('null_equal', [true], [])).toBeUndefined();
});

test('the empty text may count as absent for `null_equal`', () => {
  expect(truth('null_equal', [true], '')).toBe(emptyIsNull.yes);
  expect(truth('null_equal', [false], '')).toBe(~emptyIsNull.yes);
});

test('a qualifier makes `null_equal` ask about the key or about each value', () => {
  expect(truth('for_any_value:null_equal', [true], undefined)).toBeUndefined();
  expect(truth('for_any_value:null_equal', [true], '')).toBeUndefined();
  expect(truth('for_any_value:null_equal', [true], ['', 'a'])).toBeUndefined();
  expect(truth('for_any_value:null_equal', [true], ['a', 'b'])).toBe(NEVER);
});

test('`null_equal` with both answers asks for nothing', () => {
  expect(truth('null_equal', [true, false], undefined)).toBe(ALWAYS);
  expect(truth('null_equal', ['false', true], [])).toBe(ALWAYS);
  expect(truth('for_any_value:null_equal', [true, false], ['', 'a'])).toBe(ALWAYS);
  expect(truth('for_any_value:null_equal', [true, false], undefined)).toBeUndefined();
});

test('an absent key does not meet `null_equal: false`, whatever the qualifier makes it ask', () => {
  expect(truth('for_any_value:null_equal', [false], undefined)).toBe(NEVER);
  expect(truth('for_all_value:null_equal', [false], undefined)).toBeUndefined();
});

describe('a key with several values', () => {
  test('meets a qualified operator with any or all of them', () => {
    expect(truth('for_any_value:string_equal', ['a'], ['a', 'b'])).toBe(ALWAYS);
    expect(truth('for_all_value:string_equal', ['a'], ['a', 'b'])).toBe(NEVER);
    expect(truth('for_all_value:string_equal', ['a', 'b'], ['a', 'b'])).toBe(ALWAYS);
  });

  test('may meet an operator without qualifier', () => {
    expect(truth('string_equal', ['a'], ['a', 'b'])).toBe(anyOfSeveralCounts.yes);
    expect(truth('string_equal', ['c'], ['a', 'b'])).toBe(NEVER);
    expect(truth('string_equal', ['a'], ['a'])).toBe(ALWAYS);
  });
});

test('a negative operator with several values may need one difference or all', () => {
  expect(truth('string_not_equal', ['a', 'b'], 'a')).toBe(oneDifferenceIsEnough.yes);
  expect(truth('string_not_equal', ['a', 'b'], 'c')).toBe(ALWAYS);
});

describe('a value of another kind than the operator compares', () => {
  test.each<[string, ConditionClause['values'], ContextValue]>([
    ['numeric_equal', [5], 'five'],
    ['date_less_than', ['2027-01-31T00:00:00Z'], 'tomorrow'],
    ['ip_equal', ['10.0.0.0/8'], 'localhost'],
    ['bool_equal', [true], 'yes'],
  ])('agrees with none: %s %j on %j', (operator, values, value) => {
    expect(truth(operator, values, value)).toBe(NEVER);
  });

  test('may or may not differ from all', () => {
    expect(truth('numeric_not_equal', [5], 'five')).toBeUndefined();
    expect(truth('ip_not_equal', ['10.0.0.0/8'], 'localhost')).toBeUndefined();
  });
});

test.each<[string, ConditionClause['values'], ContextValue]>([
  ['numeric_equal', [5], '5.00000000000000000001'],
  ['numeric_equal', ['12345678901234567890'], 5],
  ['date_less_than', ['2027-01-31T00:00:00Z'], '2027-01-31T00:00:00+08:00'],
  ['ip_equal', ['10.0.0.0/8'], '::ffff:10.0.0.1'],
  ['bool_equal', [true], 'True'],
  ['binary_equal', ['YQ=='], 'YR=='],
  ['for_any_value:numeric_equal', [5], ['6', '5.00000000000000000001']],
])('%s %j says nothing about %j', (operator, values, value) => {
  expect(truth(operator, values, value)).toBeUndefined();
});

test('one value that is understood can be enough', () => {
  expect(truth('for_any_value:numeric_equal', [5], ['5', '5.00000000000000000001'])).toBe(ALWAYS);
  expect(truth('for_all_value:numeric_equal', [5], ['6', '5.00000000000000000001'])).toBe(NEVER);
});
