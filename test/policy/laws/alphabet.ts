import * as fc from 'fast-check';
import { type ConditionClause, type ConditionOperator, type Qualifier } from '../../../lib/policy';
import { application, OWNER } from '../oracle/build';

/** What a family of generated policies is made of. */
export interface Alphabet {
  readonly name: string;
  readonly action: fc.Arbitrary<string>;
  readonly resource: fc.Arbitrary<string>;
  readonly clause: fc.Arbitrary<ConditionClause>;
  /** How many clauses a statement starts with, at most. */
  readonly clauses: number;
  /** Of all pairs, how many are of this family. */
  readonly share: number;
}

function glob(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 1, maxLength });
}

function weighted<T>(...choices: [weight: number, arbitrary: fc.Arbitrary<T>][]): fc.Arbitrary<T> {
  return fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

function withOperators(
  operators: readonly ConditionOperator[],
  key: fc.Arbitrary<string>,
  value: fc.Arbitrary<string | number | boolean>,
  qualifiers: readonly (Qualifier | undefined)[] = [undefined, undefined, 'for_any_value', 'for_all_value'],
): fc.Arbitrary<ConditionClause> {
  return fc
    .record({
      qualifier: fc.constantFrom(...qualifiers),
      operator: fc.constantFrom(...operators),
      ifExist: weighted([3, fc.constant(false)], [1, fc.constant(true)]),
      key,
      values: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }),
    })
    .map(({ qualifier, ...clause }) => (qualifier ? { qualifier, ...clause } : clause));
}

const STRING: readonly ConditionOperator[] = [
  'string_equal',
  'string_not_equal',
  'string_equal_ignore_case',
  'string_not_equal_ignore_case',
  'string_like',
  'string_not_like',
];
const ORDERED = ['equal', 'not_equal', 'less_than', 'less_than_equal', 'greater_than', 'greater_than_equal'] as const;
const NUMERIC = ORDERED.map((relation): ConditionOperator => `numeric_${relation}`);
const DATE = ORDERED.map((relation): ConditionOperator => `date_${relation}`);
const UNQUALIFIED = [undefined];

const nullClause = withOperators(['null_equal'], fc.constantFrom('a:k', 'qcs:resource_tag'), fc.boolean());

/** Patterns over two letters: all the ways in which stars can meet. No conditions. */
export const micro: Alphabet = {
  name: 'micro',
  action: weighted(
    [8, fc.tuple(fc.constantFrom('a', 'a', 'ab', '*'), glob(5)).map(([service, name]) => `${service}:${name}`)],
    [1, glob(4).map((name) => `name/a:${name}`)],
    [1, fc.constantFrom('*', '*', '*', '*:*')],
  ),
  resource: weighted(
    [3, fc.constant('*')],
    [5, glob(4).map((id) => `qcs::a::uin/1:a/${id}`)],
    [1, fc.tuple(fc.constantFrom('a', '*'), glob(3)).map(([service, id]) => `qcs::${service}:*:uin/1:a/${id}`)],
  ),
  clause: nullClause,
  clauses: 0,
  share: 0.4,
};

/** Every operator, qualifier and suffix over a few values that lie close together. */
export const conditions: Alphabet = {
  name: 'conditions',
  action: fc.constantFrom('a:a', 'a:*', '*'),
  resource: fc.constant('*'),
  clause: weighted(
    [
      5,
      withOperators(
        STRING,
        fc.constantFrom('a:k', 'a:k', 'a:l'),
        fc.constantFrom('a', 'b', 'A', 'ab', 'a*', '*b', '*'),
      ),
    ],
    [3, withOperators(NUMERIC, fc.constant('a:n'), fc.constantFrom(1, 2, 3, 2.5))],
    [2, withOperators(DATE, fc.constant('qcs:current_time'), day(), UNQUALIFIED)],
    [2, withOperators(['ip_equal', 'ip_not_equal'], fc.constant('qcs:ip'), block(), UNQUALIFIED)],
    [1, withOperators(['bool_equal'], fc.constant('a:b'), fc.boolean())],
    [1, withOperators(['binary_equal'], fc.constant('a:c'), fc.constantFrom('YQ==', 'Yg=='), UNQUALIFIED)],
    [1, nullClause],
  ),
  clauses: 2,
  share: 0.25,
};

/** What people write for TRTC. */
export const realistic: Alphabet = {
  name: 'realistic',
  action: weighted(
    [6, trtcAction().map((name) => `trtc:${name}`)],
    [2, trtcAction().map((name) => `name/trtc:${name}`)],
    [2, fc.constantFrom('trtc:*', 'name/trtc:*', 'trtc:Describe*', 'name/trtc:Describe*', 'trtc:Create*', 'trtc:*')],
    [1, fc.constantFrom('trtc:*User*', 'trtc:*ByStrRoomId', 'trtc:*Room*', 'trtc:Describe*Usage', 'trtc:*Secret*')],
    [1, fc.constantFrom('*', 'cos:GetObject', 'cos:*', 'cam:Get*', 'cam:List*')],
  ),
  resource: weighted(
    [4, fc.constant('*')],
    [6, fc.constantFrom(1400000001, 1400000002, 1400000011).map(application)],
    [3, fc.constantFrom('*', '140*', '140000000*').map(application)],
    [1, fc.constantFrom(`qcs::cos:ap-guangzhou:uid/1250000001:media-1250000001/*`, `qcs::cam::uin/${OWNER}:uin/*`)],
  ),
  clause: weighted(
    [
      4,
      withOperators(['string_equal'], fc.constantFrom('qcs:resource_tag', 'qcs:request_tag'), tag(), ['for_any_value']),
    ],
    [2, withOperators(['ip_equal', 'ip_not_equal'], fc.constant('qcs:ip'), block(), UNQUALIFIED)],
    [
      2,
      withOperators(['date_less_than', 'date_greater_than_equal'], fc.constant('qcs:current_time'), day(), UNQUALIFIED),
    ],
    [
      1,
      withOperators(
        ['numeric_equal'],
        fc.constantFrom('qcs:read_only_action', 'qcs:except_cam_finance'),
        fc.constantFrom(0, 1),
        UNQUALIFIED,
      ),
    ],
    [
      1,
      withOperators(
        ['string_like', 'string_not_like', 'string_not_equal'],
        fc.constant('qcs:resource_tag'),
        weighted([1, tag()], [1, fc.constant('team&*')]),
      ),
    ],
  ),
  clauses: 1,
  share: 0.3,
};

/** As realistic, with what the documents leave open: letter case, empty segments, policy variables, `*:*`. */
export const openEnded: Alphabet = {
  ...realistic,
  name: 'open-ended',
  share: 0.05,
  action: weighted(
    [6, realistic.action],
    [1, realistic.action.map((action) => action.toLowerCase())],
    [1, fc.constantFrom('*:*', 'trtc:REMOVEUSER', 'TRTC:*', '*:Describe*', 'trtc:List*', '*:List*')],
  ),
  resource: weighted(
    [4, realistic.resource],
    [2, fc.constantFrom('qcs::trtc:::sdkappid/*', 'qcs::trtc:::sdkappid/1400000001', 'qcs::TRTC::uin/1:sdkappid/*')],
    [2, fc.constantFrom('qcs::trtc::uin/${owner_uin}:sdkappid/*', 'qcs::cam::uin/${owner_uin}:uin/${uin}')],
    [2, fc.constantFrom('qcs::::uin/1:sdkappid/*', `qcs::trtc:ap-guangzhou:uin/${OWNER}:sdkappid/*`, 'qcs::*:*:*:*')],
  ),
};

export const families: readonly Alphabet[] = [micro, conditions, realistic, openEnded];

function trtcAction(): fc.Arbitrary<string> {
  return fc.constantFrom(
    'RemoveUser',
    'RemoveUserByStrRoomId',
    'DismissRoom',
    'DismissRoomByStrRoomId',
    'DescribeUserInfo',
    'DescribeTrtcUsage',
    'DescribeSecret',
    'CreateSecretUserSig',
    'CreateCloudRecording',
    'ModifyAppInfo',
  );
}

function tag(): fc.Arbitrary<string> {
  return fc.constantFrom('team&rtc', 'team&im', 'stage&test');
}

function day(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '2026-12-31T00:00:00Z',
    '2027-01-01T00:00:00Z',
    '2027-01-01T00:00:01Z',
    '2027-06-30T12:00:00Z',
  );
}

function block(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '10.0.0.0/8',
    '10.0.0.0/24',
    '10.0.0.0/25',
    '10.0.0.128/25',
    '10.0.0.200/25',
    '10.9.8.7/8',
    '192.0.2.7',
    '0.0.0.0/0',
    '2001:db8::/32',
  );
}
