/**
 * Whether a statement gives access or takes it away. A deny always wins over an allow.
 *
 * @see https://www.tencentcloud.com/document/product/598/10605
 */
export type Effect = 'allow' | 'deny';

/** A version of the policy language. `3.0` differs from `2.0` only for list calls made with temporary keys. */
export type PolicyVersion = '2.0' | '3.0';

/**
 * How the values of a request's key are compared when the key holds several of them: at least one value, or each one,
 * must meet the operator.
 */
export type Qualifier = 'for_any_value' | 'for_all_value';

/** A condition operator without its qualifier and its `_if_exist` suffix. */
export type ConditionOperator =
  | 'string_equal'
  | 'string_not_equal'
  | 'string_equal_ignore_case'
  | 'string_not_equal_ignore_case'
  | 'string_like'
  | 'string_not_like'
  | 'numeric_equal'
  | 'numeric_not_equal'
  | 'numeric_less_than'
  | 'numeric_less_than_equal'
  | 'numeric_greater_than'
  | 'numeric_greater_than_equal'
  | 'date_equal'
  | 'date_not_equal'
  | 'date_less_than'
  | 'date_less_than_equal'
  | 'date_greater_than'
  | 'date_greater_than_equal'
  | 'ip_equal'
  | 'ip_not_equal'
  | 'bool_equal'
  | 'binary_equal'
  | 'null_equal';

/**
 * One test of one request key: `for_any_value:string_equal_if_exist: { "qcs:resource_tag": ["team&rtc"] }` is one clause.
 *
 * The clauses of a statement must all be met; of a clause's values, one is enough.
 *
 * @see https://www.tencentcloud.com/document/product/598/10608
 */
export interface ConditionClause {
  readonly qualifier?: Qualifier;
  readonly operator: ConditionOperator;
  /** The operator carries the suffix `_if_exist`: a request without the key meets the clause. */
  readonly ifExist: boolean;
  /** Case-sensitive, such as `qcs:ip`. */
  readonly key: string;
  /** At least one. */
  readonly values: readonly (string | number | boolean)[];
}

/** One statement of a policy, its lists always written out as lists. */
export interface PolicyStatement {
  readonly effect: Effect;
  /** At least one, as written: `*`, `trtc:*`, `name/trtc:RemoveUser`. */
  readonly action: readonly string[];
  /** At least one, as written: `*`, or six segments such as `qcs::trtc::uin/100000000001:sdkappid/1400000001`. */
  readonly resource: readonly string[];
  /** Empty when the statement has no condition. */
  readonly condition: readonly ConditionClause[];
}

/**
 * A policy document of CAM: what `parsePolicyDocument` returns. Immutable.
 *
 * @see https://www.tencentcloud.com/document/product/598/10604
 */
export interface PolicyDocument {
  readonly version: PolicyVersion;
  /** At least one. */
  readonly statement: readonly PolicyStatement[];
}
