import { fold } from '../pattern/fold';
import { Glob } from '../pattern/glob';
import { type ConditionOperator } from '../policy-document';
import { exactNumber, requestNumber } from './exact-number';
import { parseInstant, requestInstant } from './instant';
import { inBlocks } from './address-relation';
import { equality, OPEN, oneByOne, ordering, relation, type Relation, type Scalar } from './relation';
import { remembering } from './remembering';

/** Which kind of value a key holds when an operator tests it. */
export type Family = 'string' | 'number' | 'date' | 'ip' | 'bool' | 'binary' | 'null';

export interface Operator {
  readonly family: Family;
  /** It is met when the values do *not* agree. */
  readonly negative: boolean;
  /** Whether a value of a request looks like one of the family's. */
  readonly reads: (requested: Scalar) => boolean;
  /**
   * When a value of a request agrees with values of a policy. Instead of a request's value, another of a policy may be
   * asked about: when it agrees with one, so does all that agrees with it.
   */
  readonly relation: Relation;
}

/** Groups of four, the last one padded or not, with no bits left over: two texts of this form never mean the same bytes. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw](?:==)?|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=?)?$/;

/** The base64 text without its padding; `undefined` for any other text. */
export function binaryValue(value: Scalar): string | undefined {
  const text = String(value);
  return BASE64.test(text) ? text.replace(/=+$/, '') : undefined;
}

export function booleanValue(value: Scalar): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

const equal = relation(String, String, equality);
const folded = (value: Scalar): string => fold(String(value));
const equalIgnoringCase = relation(folded, folded, equality);
const like = relation(
  (value) => Glob.parse(String(value)),
  String,
  oneByOne((asked: string, wanted) => wanted.matches(asked)),
);
const sameBoolean = relation(booleanValue, booleanValue, equality);
const sameBytes = relation(binaryValue, binaryValue, equality);

type Order = (asked: number, wanted: number) => boolean;
const less: Order = (asked, wanted) => asked < wanted;
const atMost: Order = (asked, wanted) => asked <= wanted;
const greater: Order = (asked, wanted) => asked > wanted;
const atLeast: Order = (asked, wanted) => asked >= wanted;

const sameNumber = relation(exactNumber, requestNumber, equality);
const number = (order: Order): Relation => relation(exactNumber, requestNumber, ordering(order));
const [instant, moment] = [remembering(parseInstant), remembering(requestInstant)];
const sameInstant = relation(instant, moment, equality);
const date = (order: Order): Relation => relation(instant, moment, ordering(order));

/** What a value of the family looks like; it may still be one that cannot be compared, such as a date of another zone. */
const LOOKS: Readonly<Record<Family, RegExp>> = {
  string: /^/,
  number: /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/,
  date: /^[+-]?\d{4,}-\d\d/,
  ip: /^[\da-fA-F.:/]*[.:][\da-fA-F.:/]*$/,
  bool: /^(?:true|false)$/i,
  binary: /^/,
  null: /^/,
};

function operator(family: Family, negative: boolean, relation: Relation): Operator {
  return { family, negative, relation, reads: (requested) => LOOKS[family].test(String(requested)) };
}

const positive = (family: Family, relation: Relation): Operator => operator(family, false, relation);
const negative = (family: Family, relation: Relation): Operator => operator(family, true, relation);

/**
 * The documented operators.
 *
 * @see https://www.tencentcloud.com/document/product/598/10608
 */
export const OPERATORS: Readonly<Record<ConditionOperator, Operator>> = {
  string_equal: positive('string', equal),
  string_not_equal: negative('string', equal),
  string_equal_ignore_case: positive('string', equalIgnoringCase),
  string_not_equal_ignore_case: negative('string', equalIgnoringCase),
  string_like: positive('string', like),
  string_not_like: negative('string', like),
  numeric_equal: positive('number', sameNumber),
  numeric_not_equal: negative('number', sameNumber),
  numeric_less_than: positive('number', number(less)),
  numeric_less_than_equal: positive('number', number(atMost)),
  numeric_greater_than: positive('number', number(greater)),
  numeric_greater_than_equal: positive('number', number(atLeast)),
  date_equal: positive('date', sameInstant),
  date_not_equal: negative('date', sameInstant),
  date_less_than: positive('date', date(less)),
  date_less_than_equal: positive('date', date(atMost)),
  date_greater_than: positive('date', date(greater)),
  date_greater_than_equal: positive('date', date(atLeast)),
  ip_equal: positive('ip', inBlocks),
  ip_not_equal: negative('ip', inBlocks),
  bool_equal: positive('bool', sameBoolean),
  binary_equal: positive('binary', sameBytes),
  // Tests whether the key is there, not its value: see `Clause`.
  null_equal: positive('null', () => ({ compare: () => OPEN, cost: 1 })),
};
