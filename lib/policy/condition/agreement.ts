import { fold } from '../pattern/fold';
import { Glob } from '../pattern/glob';
import { type ConditionOperator } from '../policy-document';
import { exactNumber, requestNumber } from './exact-number';
import { parseInstant, requestInstant } from './instant';
import { type IpRange, parseIpRange } from './ip-range';

/** One value, of a policy or of a request. */
export type Scalar = string | number | boolean;

/** Which kind of value a key holds when an operator tests it. */
export type Family = 'string' | 'number' | 'date' | 'ip' | 'bool' | 'binary' | 'null';

/** Whether one value of a request agrees with one value of a policy; `undefined` when the two cannot be compared. */
export type Agreement = (requested: Scalar) => boolean | undefined;

export interface Operator {
  readonly family: Family;
  /** It is met when the values do *not* agree. */
  readonly negative: boolean;
  /** Whether a value of a request looks like one of the family's. */
  readonly reads: (requested: Scalar) => boolean;
  /**
   * How to compare with one value of a policy; `undefined` when that value is none of the family's. Instead of a request's
   * value, another of the policy may stand there: when it agrees, so does all that agrees with it.
   */
  readonly agreement: (value: Scalar) => Agreement | undefined;
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

function comparing<Wanted, Asked>(
  read: (value: Scalar) => Wanted | undefined,
  ask: (value: Scalar) => Asked | undefined,
  agree: (asked: Asked, wanted: Wanted) => boolean | undefined,
): Operator['agreement'] {
  // A value of a request is compared with all values of a clause in a row: it is read once.
  let [last, asked]: [Scalar | undefined, Asked | undefined] = [undefined, undefined];
  return (value) => {
    const wanted = read(value);
    if (wanted === undefined) return undefined;
    return (requested) => {
      if (requested !== last) [last, asked] = [requested, ask(requested)];
      return asked === undefined ? undefined : agree(asked, wanted);
    };
  };
}

const text = (agree: (asked: string, wanted: string) => boolean) => comparing(String, String, agree);
const number = (agree: (asked: number, wanted: number) => boolean) => comparing(exactNumber, requestNumber, agree);
const MOST_REMEMBERED = 1000;

/** Reads a text once, however many values of policies it is compared with. */
function remembering<T>(read: (text: string) => T): (value: Scalar) => T {
  const known = new Map<string, T>();
  return (value) => {
    const text = String(value);
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const result = read(text);
    known.set(text, result);
    return result;
  };
}

const instant = remembering(parseInstant);
const moment = remembering(requestInstant);
const date = (agree: (asked: number, wanted: number) => boolean) => comparing(instant, moment, agree);
const range = remembering((text) => {
  const parsed = parseIpRange(text);
  return parsed === undefined ? undefined : comparable(parsed);
});

const equal = text((asked, wanted) => asked === wanted);
const folded = (value: Scalar): string => fold(String(value));
const equalIgnoringCase = comparing(folded, folded, (asked, wanted) => asked === wanted);
const like = comparing(
  (value) => Glob.parse(String(value)),
  String,
  (asked: string, wanted) => wanted.matches(asked),
);
const inRange = comparing(range, range, (asked, wanted) => {
  if (asked.family === wanted.family) return asked.first >= wanted.first && asked.last <= wanted.last;
  // Whether CAM takes an IPv4 address in IPv6's clothes for the IPv4 address is not documented.
  return isMapped(asked) || isMapped(wanted) ? undefined : false;
});

/** A range of addresses to compare with others. */
interface Addresses {
  readonly family: 4 | 6;
  readonly first: number | bigint;
  readonly last: number | bigint;
}

/** IPv4 addresses are exact as numbers, and many times faster to compare. */
function comparable({ family, first, last }: IpRange): Addresses {
  return family === 4 ? { family, first: Number(first), last: Number(last) } : { family, first, last };
}

/** Whether the range lies in `::ffff:0:0/96`, where IPv6 spells the IPv4 addresses. */
function isMapped({ family, first, last }: Addresses): boolean {
  return family === 6 && first >= 0xffff00000000n && last <= 0xffffffffffffn;
}

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

function operator(family: Family, negative: boolean, agreement: Operator['agreement']): Operator {
  return { family, negative, agreement, reads: (requested) => LOOKS[family].test(String(requested)) };
}

const positive = (family: Family, agreement: Operator['agreement']): Operator => operator(family, false, agreement);
const negative = (family: Family, agreement: Operator['agreement']): Operator => operator(family, true, agreement);

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
  numeric_equal: positive(
    'number',
    number((asked, wanted) => asked === wanted),
  ),
  numeric_not_equal: negative(
    'number',
    number((asked, wanted) => asked === wanted),
  ),
  numeric_less_than: positive(
    'number',
    number((asked, wanted) => asked < wanted),
  ),
  numeric_less_than_equal: positive(
    'number',
    number((asked, wanted) => asked <= wanted),
  ),
  numeric_greater_than: positive(
    'number',
    number((asked, wanted) => asked > wanted),
  ),
  numeric_greater_than_equal: positive(
    'number',
    number((asked, wanted) => asked >= wanted),
  ),
  date_equal: positive(
    'date',
    date((asked, wanted) => asked === wanted),
  ),
  date_not_equal: negative(
    'date',
    date((asked, wanted) => asked === wanted),
  ),
  date_less_than: positive(
    'date',
    date((asked, wanted) => asked < wanted),
  ),
  date_less_than_equal: positive(
    'date',
    date((asked, wanted) => asked <= wanted),
  ),
  date_greater_than: positive(
    'date',
    date((asked, wanted) => asked > wanted),
  ),
  date_greater_than_equal: positive(
    'date',
    date((asked, wanted) => asked >= wanted),
  ),
  ip_equal: positive('ip', inRange),
  ip_not_equal: negative('ip', inRange),
  bool_equal: positive(
    'bool',
    comparing(booleanValue, booleanValue, (asked, wanted) => asked === wanted),
  ),
  binary_equal: positive(
    'binary',
    comparing(binaryValue, binaryValue, (asked, wanted) => asked === wanted),
  ),
  // Tests whether the key is there, not its value: see `Clause`.
  null_equal: positive('null', () => () => undefined),
};
