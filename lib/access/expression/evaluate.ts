import { isUnknown } from '../model/unknown';
import { type Expression, type Traversal } from './expression';
import { parseTemplate } from './expression-parser';
import { type Scope } from './scope';
import { Reference, textOf, type Value } from './value';

/** Deeper data than this is unknown. */
const DEEPEST = 60;
/** Longer text than this, put together from parts, is unknown: no policy is that long, but a few lines could make it so. */
const LONGEST = 65_536;

/**
 * The value of what a `.tf.json` file gives an attribute: strings are templates, everything else is as it stands.
 *
 * Whatever can't be settled is an `Unknown` that shows the expression.
 */
export function evaluate(written: unknown, scope: Scope, depth = 0): Value {
  if (depth > DEEPEST) return scope.unknown('(nested too deep)');
  if (typeof written === 'string') return evaluateTemplate(written, scope, depth);
  if (Array.isArray(written)) return written.map((item) => evaluate(item, scope, depth + 1));
  if (typeof written === 'object' && written !== null) {
    return new Map(Object.entries(written).map(([key, item]) => [key, evaluate(item, scope, depth + 1)]));
  }
  return typeof written === 'number' || typeof written === 'boolean' ? written : null;
}

function evaluateTemplate(text: string, scope: Scope, depth: number): Value {
  if (!text.includes('${') && !text.includes('%{')) return text;
  const expression = parseTemplate(text);
  return (expression && settle(expression, scope, depth)) ?? scope.unknown(text);
}

/** `undefined` when it can't be settled as a whole; an `Unknown` when a part says more closely what is not known. */
function settle(expression: Expression, scope: Scope, depth: number): Value | undefined {
  if (depth > DEEPEST) return undefined;
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'list':
      return each(expression.items, (item) => settle(item, scope, depth + 1));
    case 'object': {
      const entries = each(expression.entries, ([key, value]) => {
        const name = textOf(settle(key, scope, depth + 1));
        const settled = settle(value, scope, depth + 1);
        return name === undefined || settled === undefined ? undefined : ([name, settled] as const);
      });
      return entries && new Map(entries);
    }
    case 'template':
      return joined(expression.parts, '', (part) => {
        const value = scope.literal(settle(part, scope, depth + 1));
        return typeof value === 'boolean' ? String(value) : textOf(value);
      });
    case 'call': {
      const args = each(expression.args, (arg) => settle(arg, scope, depth + 1));
      return args && call(expression.name, args, scope);
    }
    case 'traversal':
      return traverse(expression, scope, depth);
  }
}

function traverse(traversal: Traversal, scope: Scope, depth: number): Value | undefined {
  const steps: (string | number)[] = [];
  for (const step of traversal.steps) {
    const place = typeof step === 'string' ? step : scope.literal(settle(step.index, scope, depth + 1));
    if (typeof place !== 'string' && typeof place !== 'number') return undefined;
    steps.push(place);
  }
  const found = scope.find(traversal.root, steps, depth + 1);
  return found && follow(found.value, steps.slice(found.taken));
}

function follow(value: Value | undefined, steps: readonly (string | number)[]): Value | undefined {
  for (const step of steps) {
    if (isUnknown(value)) return value;
    if (value instanceof Reference) value = value.step(step);
    else if (value instanceof Map) value = (value as ReadonlyMap<string, Value>).get(String(step));
    else if (Array.isArray(value)) value = typeof step === 'number' ? (value as readonly Value[])[step] : undefined;
    else return undefined;
  }
  return value;
}

/** Functions that keep what they are given, as far as access is concerned, and the one that writes documents. */
function call(name: string, args: readonly Value[], scope: Scope): Value | undefined {
  const [arg, ...others] = args;
  if (name === 'replace') return typeof arg === 'string' && isUnquoting(others) ? arg.replace(/^"|"$/g, '') : undefined;
  if (arg === undefined || others.length > 0) return undefined;
  switch (name) {
    case 'toset':
    case 'tolist':
      return Array.isArray(arg) ? arg : undefined;
    case 'tomap':
      return arg instanceof Map ? arg : undefined;
    case 'tostring':
      return arg instanceof Reference ? arg : textOf(arg);
    case 'tonumber':
      return arg instanceof Reference || /^(?:0|[1-9][0-9]{0,15})$/.test(textOf(arg) ?? '') ? arg : undefined;
    case 'jsonencode':
      return jsonText(arg, scope);
    default:
      return undefined;
  }
}

/** How this library's constructs write a token into the text of a document. */
function isUnquoting([pattern, replacement]: readonly Value[]): boolean {
  return pattern === '/^"|"$/' && replacement === '';
}

function jsonText(value: Value, scope: Scope): string | undefined {
  const known = scope.literal(value);
  if (known === undefined || known instanceof Reference || isUnknown(known)) return undefined;
  if (known instanceof Map) {
    const body = joined([...(known as ReadonlyMap<string, Value>)], ',', ([key, item]) => {
      const text = jsonText(item, scope);
      return text === undefined ? undefined : `${JSON.stringify(key)}:${text}`;
    });
    return body === undefined ? undefined : `{${body}}`;
  }
  if (Array.isArray(known)) {
    const body = joined(known as readonly Value[], ',', (item) => jsonText(item, scope));
    return body === undefined ? undefined : `[${body}]`;
  }
  return JSON.stringify(known);
}

/** `undefined` as soon as one is: what comes after it is not even looked at. */
function each<T, U>(items: Iterable<T>, map: (item: T) => U | undefined): U[] | undefined {
  const mapped: U[] = [];
  for (const item of items) {
    const next = map(item);
    if (next === undefined) return undefined;
    mapped.push(next);
  }
  return mapped;
}

function joined<T>(items: Iterable<T>, separator: string, text: (item: T) => string | undefined): string | undefined {
  let length = 0;
  return each(items, (item) => {
    const next = text(item);
    length += (next?.length ?? 0) + separator.length;
    return length > LONGEST ? undefined : next;
  })?.join(separator);
}
