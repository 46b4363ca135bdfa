import { evaluate } from '../expression/evaluate';
import { textOf, type Value, type ValueMap } from '../expression/value';
import { isUnknown, type Unknown } from '../model/unknown';
import { own } from '../json';
import { type Declaration } from './configuration';
import { type CountedBlocks, type StackNames } from './stack-names';
import { type Repetition, StackScope } from './stack-scope';
import { SynthBlock } from './synth-block';

/** More instances than any account has room for. */
const MOST = 100_000;

/** Counts what is declared, as far as `count` and `for_each` are static. */
export function instancesOf(declaration: Declaration, stack: StackNames): CountedBlocks {
  const count = own(declaration.body, 'count');
  const forEach = own(declaration.body, 'for_each');
  const block = (repetition: Repetition, suffix: string, when?: Unknown): SynthBlock =>
    new SynthBlock(declaration, stack, repetition, suffix, when);
  if (count === undefined && forEach === undefined) return { repeated: 'no', block: block({}, '') };

  const scope = new StackScope(stack);
  const written = forEach ?? count;
  const value = evaluate(written, scope);
  const keys = forEach === undefined ? indexes(value) : members(value);
  if (keys === undefined) {
    const shown = typeof written === 'string' ? written : JSON.stringify(written);
    const when = isUnknown(value) ? value : scope.unknown(shown);
    return { repeated: 'unknown', block: block({ unknown: when }, '', when) };
  }
  const blocks = [...keys].map(([key, item]) => {
    return forEach === undefined
      ? ([key, block({ index: Number(key) }, `[${key}]`)] as const)
      : ([key, block({ key, value: item }, `[${JSON.stringify(key)}]`)] as const);
  });
  return { repeated: forEach === undefined ? 'by-index' : 'by-key', blocks: new Map(blocks) };
}

function indexes(value: Value): ValueMap | undefined {
  const count = Number(textOf(value) ?? Number.NaN);
  if (!Number.isInteger(count) || count < 0 || count > MOST) return undefined;
  return new Map(Array.from({ length: count }, (_, index) => [String(index), index]));
}

/** A map's entries; a set's members, each its own key. */
function members(value: Value): ValueMap | undefined {
  if (value instanceof Map) return value as ValueMap;
  const keys = Array.isArray(value) ? (value as readonly Value[]).map((member) => textOf(member)) : [undefined];
  return keys.every((key) => key !== undefined) ? new Map(keys.map((key) => [key, key])) : undefined;
}
