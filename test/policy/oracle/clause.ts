import { type ConditionClause, type ContextValue } from '../../../lib/policy';
import { rangeOf, type AddressRange } from './address';
import { matches, substitute } from './matches';
import { isNegative, type Reading } from './reading';

type Single = string | number | boolean;

/** Whether a request whose key has this value, or none, meets a clause. */
export function clauseMet(reading: Reading, clause: ConditionClause, value: ContextValue | undefined): boolean {
  const isEmptyList = Array.isArray(value) && value.length === 0;
  const absent = value === undefined || (isEmptyList && reading.emptyListIsAbsent);
  if (absent && clause.ifExist) return true;
  if (clause.operator === 'null_equal' && (reading.nullIsOfTheKey || clause.qualifier === undefined)) {
    return nullMet(clause, absent || isNullText(reading, Array.isArray(value) ? value.join() : value));
  }
  if (clause.qualifier === 'for_all_value') {
    if (absent || isEmptyList) return reading.absentMeetsForAll;
    return listOf(value).every((one) => valueMeets(reading, clause, one));
  }
  if (absent) return isNegative(clause) && reading.absentMeetsNegative;
  const values = listOf(value);
  if (values.length > 1 && clause.qualifier === undefined && !reading.oneOfSeveralCounts) return false;
  return values.some((one) => valueMeets(reading, clause, one));
}

/** Whether one value of the request meets a clause, its qualifier aside. */
export function valueMeets(reading: Reading, clause: ConditionClause, value: Single): boolean {
  if (clause.operator === 'null_equal') return nullMet(clause, isNullText(reading, value));
  const equals = clause.values.map((wanted) => holds(reading, clause.operator.replace('_not_', '_'), value, wanted));
  if (!isNegative(clause)) return equals.includes(true);
  const differs = equals.map((equal) => (equal === undefined ? reading.oddTypeMeetsNegative : !equal));
  return reading.negativeNeedsAll ? !differs.includes(false) : differs.includes(true);
}

function nullMet({ values }: ConditionClause, isNull: boolean): boolean {
  return values.some((wanted) => (String(wanted) === 'true') === isNull);
}

function isNullText(reading: Reading, value: Single | undefined): boolean {
  return reading.emptyStringIsNull && value === '';
}

/** Whether a positive operator holds between two values, or undefined when they are not of its type. */
function holds(reading: Reading, operator: string, value: Single, wanted: Single): boolean | undefined {
  const text = String(value);
  const wantedText = substitute(reading, String(wanted));
  switch (operator) {
    case 'string_equal':
    case 'binary_equal':
      return text === wantedText;
    case 'string_equal_ignore_case':
      return text.toLowerCase() === wantedText.toLowerCase();
    case 'string_like':
      return matches(wantedText, text);
    case 'bool_equal':
      return text === wantedText && (text === 'true' || text === 'false');
    case 'ip_equal':
      return within(rangeOf(text), rangeOf(wantedText));
    default: {
      const [type, relation] = [operator.slice(0, operator.indexOf('_')), operator.slice(operator.indexOf('_') + 1)];
      const [left, right] =
        type === 'date' ? [Date.parse(text), Date.parse(wantedText)] : [numberOf(text), Number(wantedText)];
      return Number.isNaN(left) || Number.isNaN(right) ? undefined : ordered(relation, left, right);
    }
  }
}

function ordered(relation: string, left: number, right: number): boolean {
  switch (relation) {
    case 'equal':
      return left === right;
    case 'less_than':
      return left < right;
    case 'less_than_equal':
      return left <= right;
    case 'greater_than':
      return left > right;
    case 'greater_than_equal':
      return left >= right;
    default:
      throw new Error(`no relation ${relation}`);
  }
}

function within(one: AddressRange | undefined, range: AddressRange | undefined): boolean | undefined {
  if (!one || !range) return undefined;
  return one.bits === range.bits && range.first <= one.first && one.last <= range.last;
}

function numberOf(text: string): number {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(text) : NaN;
}

function listOf(value: ContextValue): readonly Single[] {
  return Array.isArray(value) ? value : [value];
}
