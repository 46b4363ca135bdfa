import { compareAccess, type PolicyStatement } from '../../../lib/policy';
import { allow, deny, document, holding, type ConditionBlock } from '../oracle/build';

/** Verdicts that the oracle once refuted. */
describe('compareAccess', () => {
  const allowIf = (action: string, condition: ConditionBlock): PolicyStatement => allow(action, '*', condition);

  test('sees the empty list that slips between an `_if_exist` and a `for_any_value:`', () => {
    const before = holding(allow('a:a'), deny('a:a', '*', { numeric_equal: { 'a:n': 1 } }));
    const after = {
      documents: [document(allow('a:a'), deny('a:a', '*', { 'for_any_value:string_like': { 'a:k': '*' } }))],
      boundary: document(allow('a:a'), deny('a:a', '*', { string_equal_if_exist: { 'a:k': 'a' } })),
    };
    expect(['unknown', 'incomparable']).toContain(compareAccess(before, after).verdict);
  });

  test('does not take a key under `bool_equal` for true or false', () => {
    const before = holding(allowIf('a:a', { bool_equal_if_exist: { 'a:b': [true, false] } }));
    expect(['unknown', 'broadened']).toContain(compareAccess(before, holding(allow('a:a'))).verdict);
  });

  test('does not take a key under a numeric operator for a number', () => {
    const before = holding(
      allowIf('a:a', { numeric_less_than_equal_if_exist: { 'a:n': 3 } }),
      allowIf('a:a', { numeric_greater_than_equal: { 'a:n': 1 } }),
    );
    expect(['unknown', 'broadened']).toContain(compareAccess(before, holding(allow('a:a'))).verdict);
  });

  test('leaves open what a qualifier means to `null_equal`', () => {
    const absent = { 'for_any_value:null_equal': { 'a:k': true } };
    expect(compareAccess(holding(allowIf('a:a', absent)), holding(allowIf('a:*', absent))).verdict).toBe('unknown');
  });

  test('does not meet two clauses on one key as one, where the key may hold several values', () => {
    const above = { numeric_greater_than: { 'a:n': 1 } };
    const before = holding(allowIf('a:a', { ...above, numeric_equal: { 'a:n': 2.5 } }));
    const after = holding(allowIf('a:a', { ...above, numeric_equal: { 'a:n': [1, 2.5] } }));
    expect(['unknown', 'broadened']).toContain(compareAccess(before, after).verdict);
  });

  test('leaves open a key that is compared as a text and as a number: `5.0` is 5, but not the same text', () => {
    const both = { numeric_equal: { 'a:n': 5 }, string_not_equal_if_exist: { 'a:n': '5' } };
    expect(compareAccess(holding(allow('a:b')), holding(allow('a:b'), allowIf('a:a', both))).verdict).toBe('unknown');
  });

  test('tells moments apart that are less than a millisecond from each other', () => {
    const from = (time: string) => allowIf('a:a', { date_greater_than: { 'qcs:current_time': time } });
    const before = holding(from('2026-12-31T23:59:59.999Z'));
    const after = holding(allowIf('a:a', { date_greater_than_equal: { 'qcs:current_time': '2027-01-01T00:00:00Z' } }));
    const { verdict, lost } = compareAccess(before, after);
    expect([verdict, lost?.context]).toEqual(['narrowed', { 'qcs:current_time': '2026-12-31T23:59:59.9995Z' }]);
  });
});
