import { type ConditionClause, type ConditionOperator, type Qualifier } from '../policy-document';

/** What an operator compares. */
export type ValueKind = 'text' | 'pattern' | 'number' | 'instant' | 'ip' | 'boolean' | 'binary';

/**
 * Every operator that is documented, and the kind of its values.
 *
 * @see https://cloud.tencent.com/document/product/598/58420
 */
export const VALUE_KINDS: Readonly<Record<ConditionOperator, ValueKind>> = {
  string_equal: 'text',
  string_not_equal: 'text',
  string_equal_ignore_case: 'text',
  string_not_equal_ignore_case: 'text',
  string_like: 'pattern',
  string_not_like: 'pattern',
  numeric_equal: 'number',
  numeric_not_equal: 'number',
  numeric_less_than: 'number',
  numeric_less_than_equal: 'number',
  numeric_greater_than: 'number',
  numeric_greater_than_equal: 'number',
  date_equal: 'instant',
  date_not_equal: 'instant',
  date_less_than: 'instant',
  date_less_than_equal: 'instant',
  date_greater_than: 'instant',
  date_greater_than_equal: 'instant',
  ip_equal: 'ip',
  ip_not_equal: 'ip',
  bool_equal: 'boolean',
  binary_equal: 'binary',
  null_equal: 'boolean',
};

export const QUALIFIERS: readonly Qualifier[] = ['for_any_value', 'for_all_value'];

const IF_EXIST = '_if_exist';

type OperatorForm = Pick<ConditionClause, 'qualifier' | 'operator' | 'ifExist'>;

/** The operator of a clause as a document writes it: `for_any_value:string_equal_if_exist`. */
export function printOperator({ qualifier, operator, ifExist }: OperatorForm): string {
  return `${qualifier === undefined ? '' : `${qualifier}:`}${operator}${ifExist ? IF_EXIST : ''}`;
}

/** Qualifier, operator and suffix of `for_any_value:string_equal_if_exist`; `undefined` when one is not documented. */
export function parseOperator(text: string): OperatorForm | undefined {
  const colon = text.indexOf(':');
  const prefix = text.slice(0, Math.max(colon, 0));
  const ifExist = text.endsWith(IF_EXIST);
  const operator = text.slice(colon + 1, ifExist ? -IF_EXIST.length : undefined);
  if (!Object.hasOwn(VALUE_KINDS, operator)) return undefined;
  const qualifier = QUALIFIERS.find((known) => known === prefix);
  if (colon >= 0 && qualifier === undefined) return undefined;
  return { ...(qualifier && { qualifier }), operator: operator as ConditionOperator, ifExist };
}
