import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { conditionBlock, conditionProblems } from '../../../lib/constructs/private/condition-block';
import { type TrtcConditions } from '../../../lib/constructs';

test('every condition has its operator and key, in order of operator', () => {
  expect(
    JSON.stringify(
      conditionBlock({
        sourceIps: ['203.0.113.0/24', '198.51.100.7'],
        notSourceIps: ['203.0.113.9'],
        notBefore: '2027-01-01T00:00:00Z',
        notAfter: '2027-01-31T23:59:59Z',
        anyResourceTag: [
          { key: 'team', value: 'rtc' },
          { key: 'env', value: 'test' },
        ],
      }),
      null,
      1,
    ),
  ).toMatchInlineSnapshot(`
    "{
     "date_greater_than_equal": {
      "qcs:current_time": "2027-01-01T00:00:00Z"
     },
     "date_less_than_equal": {
      "qcs:current_time": "2027-01-31T23:59:59Z"
     },
     "for_any_value:string_equal": {
      "qcs:resource_tag": [
       "env&test",
       "team&rtc"
      ]
     },
     "ip_equal": {
      "qcs:ip": [
       "198.51.100.7",
       "203.0.113.0/24"
      ]
     },
     "ip_not_equal": {
      "qcs:ip": [
       "203.0.113.9"
      ]
     }
    }"
  `);
});

test('no condition is none', () => {
  expect(conditionBlock({})).toBeUndefined();
  expect(conditionBlock({ notBefore: undefined })).toBeUndefined();
});

test.each<[TrtcConditions, string]>([
  [{ sourceIps: [] }, '`sourceIps` is empty, which nothing meets; leave it out, or name one'],
  [{ notSourceIps: ['10.0.0.0/33'] }, '`notSourceIps`: `10.0.0.0/33` is no IPv4 address or range'],
  [{ sourceIps: ['10.0.0'] }, '`sourceIps`: `10.0.0` is no IPv4 address or range'],
  [{ sourceIps: ['10.0.0.0/8/8'] }, '`sourceIps`: `10.0.0.0/8/8` is no IPv4 address or range'],
  [{ sourceIps: ['2001:db8::/32'] }, '`sourceIps`: `2001:db8::/32` is no IPv4 address or range'],
  [{ notBefore: '2027-01-01' }, '`notBefore` is `2027-01-01`; write a moment in UTC, as in `2027-01-31T23:59:59Z`'],
  [{ notAfter: '2027-02-30T00:00:00Z' }, '`notAfter` is `2027-02-30T00:00:00Z`; write a moment in UTC'],
  [
    { notBefore: '2027-02-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' },
    '`notBefore` `2027-02-01T00:00:00Z` is after `notAfter` `2027-01-01T00:00:00Z`, so it never applies; swap them',
  ],
  [{ anyResourceTag: [{ key: 'a&b', value: 'c' }] }, '`anyResourceTag`: the key `a&b` contains `&`; rename the tag'],
  [{ anyResourceTag: [{ key: 'team', value: '' }] }, '`anyResourceTag`: the tag `team` has no value; give it one'],
])('fails on %j', (conditions, problem) => {
  expect(conditionProblems(conditions)).toEqual([expect.stringContaining(problem)]);
});

test('what only Terraform knows passes, except a whole list', () => {
  const stack = new TerraformStack(Testing.app(), 'stack');
  const { stringValue, listValue } = new TerraformVariable(stack, 'given', {});
  expect(
    conditionProblems({
      sourceIps: [stringValue],
      notBefore: stringValue,
      notAfter: '2027-01-01T00:00:00Z',
      anyResourceTag: [{ key: 'team', value: stringValue }],
    }),
  ).toEqual([]);
  expect(conditionProblems({ sourceIps: listValue })).toEqual([
    '`sourceIps` is a list that only Terraform knows; write its members out',
  ]);
});
