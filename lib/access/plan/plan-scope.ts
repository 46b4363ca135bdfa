import { type Definitions } from '../expression/definitions';
import { evaluate } from '../expression/evaluate';
import { literalOf } from '../expression/literal';
import { type Scope } from '../expression/scope';
import { type Block, Reference, type Value } from '../expression/value';
import { own } from '../json';
import { type Unknown, unknownValue } from '../model/unknown';
import { once } from '../once';
import { configured } from './configured';
import { within } from './object-address';
import { isRepeated, type ModuleInstance, type PlanConfiguration } from './plan-configuration';

type Found = { readonly value: Value; readonly taken: number } | undefined;

/** What a plan's expressions may refer to. */
export interface PlanNames {
  readonly configuration: PlanConfiguration;
  readonly definitions: Definitions;
  /** The block at an address, or the blocks of a repeated resource by their keys. */
  blocks(address: string): Block | ReadonlyMap<string | number, Block> | undefined;
  /** Variables, outputs and the like that were settled before, by where they are. */
  readonly settled: Map<string, Value | undefined>;
}

/** One of the instances that `count` or `for_each` make. */
export interface Repeated {
  readonly key: string | number;
  /** Address of the resource or the module, without a key. */
  readonly owner: string;
  /** The expression behind `each`. */
  readonly forEach: unknown;
}

/** What names mean in a module instance of a plan, and in one instance of a resource there. */
export class PlanScope implements Scope {
  /** @param repeated which instance this is; `undefined` outside of repeated resources and modules */
  public constructor(
    private readonly names: PlanNames,
    private readonly instance: ModuleInstance,
    private readonly repeated?: Repeated,
  ) {}

  public find(root: string, steps: readonly (string | number)[], depth: number): Found {
    const [first, second] = steps;
    switch (root) {
      case 'each':
        return taking(1, first === 'key' ? this.repeated?.key : this.eachValue(depth));
      case 'count':
        return taking(1, this.repeated?.key);
      case 'var':
        return taking(1, this.variable(String(first), depth));
      case 'module':
        return this.output(steps, depth);
      case 'data':
        return this.block(`data.${String(first)}.${String(second)}`, 2, steps, root);
      default:
        return this.block(`${root}.${String(first)}`, 1, steps, root);
    }
  }

  public literal(value: Value | undefined): Value | undefined {
    return literalOf(value);
  }

  public unknown(expression: string): Unknown {
    // In a module, an expression rests on what the call hands in and on the module as a whole.
    const call = /^module\.[\w-]+/.exec(this.instance.address)?.[0] ?? '';
    const rests = this.names.definitions.digestsUnder(`${expression} ${call}`);
    return unknownValue('after-apply', expression, [rests, this.instance.address, this.repeated?.key]);
  }

  private eachValue(depth: number): Value | undefined {
    if (this.repeated === undefined) return undefined;
    const { key, owner, forEach } = this.repeated;
    const scope = new PlanScope(this.names, this.instance);
    const all = this.once(`each of ${owner}`, () => this.evaluate(forEach, scope, depth));
    return all instanceof Map ? (all as ReadonlyMap<string, Value>).get(String(key)) : undefined;
  }

  private variable(name: string, depth: number): Value | undefined {
    const { address, caller, key } = this.instance;
    const expression = own(own(caller?.call, 'expressions'), name);
    if (caller === undefined || expression === undefined) return undefined;
    const owner = address.replace(/\[[^\]]*\]$/, '');
    const repeated = key === undefined ? undefined : { key, owner, forEach: own(caller.call, 'for_each_expression') };
    const scope = new PlanScope(this.names, caller.instance, repeated);
    return this.once(`variable ${name} of ${address}`, () => this.evaluate(expression, scope, depth));
  }

  private output([name, ...steps]: readonly (string | number)[], depth: number): Found {
    const call = this.instance.module.call(String(name));
    if (call === undefined) return undefined;
    const repeated = isRepeated(call);
    const child = this.names.configuration.child(this.instance, String(name), repeated ? steps[0] : undefined);
    const outputName = String(steps[repeated ? 1 : 0]);
    const output = child?.module.output(outputName);
    if (child === undefined || output === undefined) return undefined;
    const scope = new PlanScope(this.names, child);
    const value = this.once(`output ${outputName} of ${child.address}`, () => this.evaluate(output, scope, depth));
    return taking(repeated ? 3 : 2, value);
  }

  private block(relative: string, taken: number, steps: readonly (string | number)[], root: string): Found {
    const found = this.names.blocks(within(this.instance.address, relative));
    const expression = `\${${[root, ...steps].join('.')}}`;
    if (found === undefined) return undefined;
    if (!isMap(found)) return taking(taken, new Reference(found, [], expression));
    const place = steps[taken];
    if (place === undefined) {
      const all = [...found].map(([key, block]) => [String(key), new Reference(block, [], expression)] as const);
      return taking(taken, new Map(all));
    }
    const block = found.get(place);
    return block && taking(taken + 1, new Reference(block, [], expression));
  }

  private once(what: string, work: () => Value): Value | undefined {
    return once(this.names.settled, what, work);
  }

  private evaluate(expression: unknown, scope: PlanScope, depth: number): Value {
    return configured(expression, scope, (text) => evaluate(text, scope, depth));
  }
}

function isMap(found: Block | ReadonlyMap<string | number, Block>): found is ReadonlyMap<string | number, Block> {
  return found instanceof Map;
}

function taking(taken: number, value: Value | undefined): Found {
  return value === undefined ? undefined : { value, taken };
}
