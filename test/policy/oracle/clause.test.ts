import { type ContextValue } from '../../../lib/policy';
import { allow, holding, type ConditionBlock } from './build';
import { decide } from './decide';
import { reading, type Reading } from './reading';

describe('clauseMet', () => {
  test.each<[string, ConditionBlock, ContextValue | undefined, Partial<Reading>, boolean]>([
    ['equal', { string_equal: { k: ['a', 'b'] } }, 'b', {}, true],
    ['a literal star', { string_equal: { k: 'a*' } }, 'ab', {}, false],
    ['a wildcard', { string_like: { k: 'a*' } }, 'ab', {}, true],
    ['absent', { string_equal: { k: 'a' } }, undefined, {}, false],
    ['absent, if it exists', { string_equal_if_exist: { k: 'a' } }, undefined, {}, true],
    ['absent, negative', { string_not_equal: { k: 'a' } }, undefined, {}, false],
    ['absent, negative, as AWS', { string_not_equal: { k: 'a' } }, undefined, { absentMeetsNegative: true }, true],
    ['neither', { string_not_equal: { k: ['a', 'b'] } }, 'a', {}, false],
    ['one of them differs', { string_not_equal: { k: ['a', 'b'] } }, 'a', { negativeNeedsAll: false }, true],
    ['for all of none', { 'for_all_value:string_equal': { k: 'a' } }, undefined, {}, true],
    ['for all of none, unmet', { 'for_all_value:string_equal': { k: 'a' } }, [], { absentMeetsForAll: false }, false],
    ['for all', { 'for_all_value:string_equal': { k: ['a', 'b'] } }, ['a', 'c'], {}, false],
    ['for any', { 'for_any_value:string_equal': { k: ['a', 'b'] } }, ['c', 'a'], {}, true],
    ['for any of none', { 'for_any_value:string_equal': { k: 'a' } }, [], {}, false],
    ['several, unqualified', { string_equal: { k: 'a' } }, ['c', 'a'], {}, true],
    ['several, unqualified, unmet', { string_equal: { k: 'a' } }, ['c', 'a'], { oneOfSeveralCounts: false }, false],
    ['a list of one', { string_equal: { k: 'a' } }, ['a'], { oneOfSeveralCounts: false }, true],
    ['an empty list, if it exists', { string_equal_if_exist: { k: 'a' } }, [], {}, true],
    ['an empty list that exists', { string_equal_if_exist: { k: 'a' } }, [], { emptyListIsAbsent: false }, false],
    ['null', { null_equal: { k: 'true' } }, undefined, {}, true],
    ['not null', { null_equal: { k: false } }, 'a', {}, true],
    ['an empty string', { null_equal: { k: true } }, '', {}, false],
    ['an empty string as null', { null_equal: { k: true } }, '', { emptyStringIsNull: true }, true],
    ['below', { numeric_less_than: { k: 5 } }, 4.5, {}, true],
    ['not below', { numeric_less_than: { k: 5 } }, '5', {}, false],
    ['no number', { numeric_not_equal: { k: 5 } }, 'abc', {}, false],
    ['no number differs', { numeric_not_equal: { k: 5 } }, 'abc', { oddTypeMeetsNegative: true }, true],
    ['before', { date_less_than: { k: '2027-01-01T00:00:00Z' } }, '2027-01-01T07:59:59+08:00', {}, true],
    ['in a block', { ip_equal: { k: ['10.0.0.0/8', '192.0.2.1'] } }, '10.255.255.255', {}, true],
    ['past a block', { ip_equal: { k: '10.0.0.0/8' } }, '11.0.0.0', {}, false],
    ['another family', { ip_equal: { k: '0.0.0.0/0' } }, '2001:db8::1', {}, false],
    ['IPv6', { ip_equal: { k: '2001:db8::/32' } }, '2001:db8:1::1', {}, true],
    ['any case', { string_equal_ignore_case: { k: 'Ab' } }, 'aB', {}, true],
    ['a boolean', { bool_equal: { k: true } }, 'true', {}, true],
    ['keys and', { string_equal: { k: 'a' }, string_like: { j: '*' } }, 'a', {}, false],
  ])('%s', (_, condition, value, changes, expected) => {
    const context: Record<string, ContextValue> = value === undefined ? {} : { k: value };
    const allowed = decide(reading(changes), holding(allow('*', '*', condition)), {
      action: 'trtc:RemoveUser',
      resource: '*',
      context,
    });
    expect(allowed).toBe(expected);
  });
});
