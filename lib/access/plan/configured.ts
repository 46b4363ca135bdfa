import { evaluate } from '../expression/evaluate';
import { type Scope } from '../expression/scope';
import { Reference, type Value } from '../expression/value';
import { listIn, own } from '../json';

/**
 * The value of an entry of a plan's `expressions`.
 *
 * For a configuration in JSON, such as a synth, the plan shows the text. For one in HCL it shows only what an expression
 * refers to: then a single reference is taken for the value, and marked as assumed, for it may be only a part of it.
 */
export function configured(
  expression: unknown,
  scope: Scope,
  settle: (text: unknown) => Value = (text) => evaluate(text, scope),
): Value {
  const text = own(expression, 'constant_value');
  if (text !== undefined) return settle(text);
  const references = wholeReferences(listIn(expression, 'references'));
  const shown = `(made from ${references.join(', ') || 'nothing that the plan shows'})`;
  const value = references.length === 1 ? assumed(settle(`\${${references[0]}}`), shown) : undefined;
  return value ?? scope.unknown(shown);
}

/** Every reference is followed by its own beginnings: `a.b.id`, `a.b`. */
function wholeReferences(references: readonly unknown[]): readonly string[] {
  const texts = references.filter((reference) => typeof reference === 'string');
  const beginnings = new Set(
    texts.flatMap((text) => [...text.matchAll(/[.[]/g)].map(({ index }) => text.slice(0, index))),
  );
  return [...new Set(texts)].filter((text) => !beginnings.has(text));
}

function assumed(value: Value, shown: string): Value | undefined {
  if (value instanceof Reference) return new Reference(value.block, value.path, shown, true);
  if (!(value instanceof Map)) return undefined;
  const entries: [string, Value][] = [];
  for (const [key, item] of value as ReadonlyMap<string, Value>) {
    const reference = assumed(item, shown);
    if (reference === undefined) return undefined;
    entries.push([key, reference]);
  }
  return new Map(entries);
}
