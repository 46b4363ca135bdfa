import { parseInstant } from '../condition/instant';
import { parseIpRange } from '../condition/ip-range';
import { parseOperator, printOperator, QUALIFIERS, VALUE_KINDS, type ValueKind } from '../condition/operators';
import { type ConditionClause, type ConditionOperator } from '../policy-document';
import { describe, type JsonNode } from './json-reader';
import { type Problems } from './problems';
import { quoted } from './quoted';
import { eachMember, listOf } from './structure';
import { textProblem, variableProblem, wildcardProblem } from './text';

type ConditionValue = string | number | boolean;

/** Keys that every product knows, and those of presets. Keys are case-sensitive: one in the wrong case is never present. */
const COMMON_KEYS = [
  'qcs:current_time',
  'qcs:ip',
  'qcs:resource_tag',
  'qcs:request_tag',
  'qcs:uin',
  'qcs:owner_uin',
  'qcs:read_only_action',
  'qcs:except_cam_finance',
];

/** The clauses of a condition, in the order of operator and key: a JSON object has no order of its own. */
export function parseCondition(node: JsonNode, path: string, problems: Problems): ConditionClause[] {
  const clauses: ConditionClause[] = [];
  eachMember(node, path, 'an operator', problems, (operatorText, operatorAt, keys, operatorPath) => {
    const form = parseOperator(operatorText);
    if (form === undefined) return problems.add(operatorAt, operatorPath, operatorProblem(operatorText));
    eachMember(keys, operatorPath, 'a condition key', problems, (key, at, values, valuesPath) => {
      const problem = keyProblem(key);
      if (problem !== undefined) problems.add(at, valuesPath, problem);
      const checked = listOf(values, valuesPath, problems, (value, valuePath) =>
        parseValue(value, VALUE_KINDS[form.operator], valuePath, problems),
      );
      clauses.push(Object.freeze({ ...form, key, values: Object.freeze(checked) }));
    });
  });
  return clauses.sort((a, b) => compareText(printOperator(a), printOperator(b)) || compareText(a.key, b.key));
}

function operatorProblem(text: string): string {
  const [name = '', prefix] = text.split(':', 2).reverse();
  const operator = alike(name.replace(/_?if_?exists?\s*$/i, ''), Object.keys(VALUE_KINDS));
  const qualifier = prefix === undefined ? undefined : alike(prefix, QUALIFIERS);
  if (operator === undefined || (prefix !== undefined && qualifier === undefined)) {
    return prefix !== undefined && operator !== undefined
      ? `${quoted(prefix)} is not a qualifier; CAM has ${QUALIFIERS.map((known) => `\`${known}:\``).join(' and ')}`
      : `${quoted(text)} is not an operator; CAM has \`string_equal\`, \`ip_equal\`, \`date_less_than\` and others`;
  }
  const written = printOperator({
    ...(qualifier && { qualifier }),
    operator: operator as ConditionOperator,
    ifExist: /if_?exists?\s*$/i.test(name),
  });
  return `${quoted(text)} is not an operator; write ${quoted(written)}`;
}

/** The known name that differs only in case, spaces, underscores or a plural. */
function alike<T extends string>(text: string, known: readonly T[]): T | undefined {
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .replace('equals', 'equal');
  return known.find((name) => plain(name) === plain(text));
}

function keyProblem(key: string): string | undefined {
  const problem = textProblem(key) ?? wildcardProblem(key);
  if (problem !== undefined) return problem;
  const common = COMMON_KEYS.find((known) => known.toLowerCase() === key.trim().toLowerCase());
  if (common !== undefined && common !== key)
    return `${quoted(key)} is not a condition key; keys are case-sensitive, write \`${common}\``;
  if (/\s/.test(key) || !/^[^:]+:./.test(key)) {
    return `${quoted(key)} is not a condition key; write \`<service>:<key>\`, such as \`qcs:ip\``;
  }
  return undefined;
}

function parseValue(node: JsonNode, kind: ValueKind, path: string, problems: Problems): ConditionValue | undefined {
  const problem = valueProblem(node, kind);
  if (problem !== undefined) {
    problems.add(node.at, path, problem);
    return undefined;
  }
  // -0 and 0 are the same number, and JSON can't tell them apart when printed.
  return 'value' in node ? (node.value === 0 ? 0 : node.value) : undefined;
}

function valueProblem(node: JsonNode, kind: ValueKind): string | undefined {
  if (kind === 'number') return numberProblem(node);
  if (kind === 'boolean') return booleanProblem(node);
  if (node.kind !== 'string') return `${describe(node)} stands where a string belongs; write it in double quotes`;
  const { value } = node;
  switch (kind) {
    case 'text':
      return textProblem(value) ?? variableProblem(value);
    case 'pattern':
      return textProblem(value) ?? wildcardProblem(value) ?? variableProblem(value);
    case 'instant':
      return parseInstant(value) === undefined
        ? `${quoted(value)} is no moment in UTC; write it as \`2027-01-31T23:59:59Z\``
        : undefined;
    case 'ip':
      return parseIpRange(value) === undefined
        ? `${quoted(value)} is neither an address nor a CIDR block; write it as \`203.0.113.0/24\` or \`2001:db8::/32\``
        : undefined;
    case 'binary':
      return textProblem(value);
  }
}

function numberProblem(node: JsonNode): string | undefined {
  if (node.kind !== 'number')
    return `${describe(node)} stands where a number belongs; write it without quotes, such as \`5\``;
  return isHeldExactly(node.text)
    ? undefined
    : `${quoted(node.text)} has more digits than can be compared exactly; write at most 15`;
}

/** Fifteen decimal digits survive the way through a double and back, within its range. */
function isHeldExactly(text: string): boolean {
  const digits = text
    .replace(/[eE].*$/, '')
    .replace(/[^0-9]/g, '')
    .replace(/^0+|0+$/g, '');
  if (digits === '') return true;
  const size = Math.abs(Number(text));
  return digits.length <= 15 && size > 1e-300 && size < 1e300;
}

function booleanProblem(node: JsonNode): string | undefined {
  if (node.kind === 'boolean' || (node.kind === 'string' && (node.value === 'true' || node.value === 'false')))
    return undefined;
  return `${describe(node)} stands where \`true\` or \`false\` belongs`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
