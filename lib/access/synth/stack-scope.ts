import { literalOf } from '../expression/literal';
import { type Scope } from '../expression/scope';
import { Reference, type Value } from '../expression/value';
import { type Unknown, unknownValue } from '../model/unknown';
import { type StackNames } from './stack-names';

/** What `each` and `count` mean in one instance. */
export interface Repetition {
  readonly key?: string;
  readonly value?: Value;
  readonly index?: number;
  /** How often there is an instance is not known, so neither is which one this is. */
  readonly unknown?: Unknown;
}

type Found = { readonly value: Value; readonly taken: number } | undefined;

/** What names mean in a stack, or in one instance of a resource in it. */
export class StackScope implements Scope {
  /** @param account of the block whose expressions are settled here */
  public constructor(
    private readonly stack: StackNames,
    private readonly repetition: Repetition = {},
    private readonly account?: string,
  ) {}

  public find(root: string, steps: readonly (string | number)[], depth: number): Found {
    const [first, second] = steps;
    switch (root) {
      case 'local':
        return taking(1, this.stack.local(String(first), depth));
      case 'each':
        return taking(1, this.repetition.unknown ?? (first === 'key' ? this.repetition.key : this.repetition.value));
      case 'count':
        return taking(1, this.repetition.unknown ?? this.repetition.index);
      case 'data':
        return first === 'terraform_remote_state'
          ? this.crossStack(steps.slice(1), depth)
          : this.block('data', String(first), String(second), 2, steps, root);
      default:
        return this.block('managed', root, String(first), 1, steps, root);
    }
  }

  public literal(value: Value | undefined): Value | undefined {
    return literalOf(value);
  }

  public unknown(expression: string): Unknown {
    const { key, index, unknown } = this.repetition;
    const rests = [this.stack.definitions.digestsUnder(expression), key, index, unknown?.digest];
    return unknownValue('not-static', expression, rests);
  }

  private block(
    mode: 'managed' | 'data',
    type: string,
    name: string,
    taken: number,
    steps: readonly (string | number)[],
    root: string,
  ): Found {
    const counted = this.stack.blocks(mode, type, name);
    if (counted === undefined) return undefined;
    const expression = `\${${[root, ...steps].join('.')}}`;
    if (counted.repeated === 'no') return taking(taken, new Reference(counted.block, [], expression));
    const place = steps[taken];
    if (counted.repeated === 'unknown') {
      return place === undefined ? undefined : taking(taken + 1, new Reference(counted.block, [], expression));
    }
    if (place === undefined) {
      const all = [...counted.blocks].map(([key, block]) => [key, new Reference(block, [], expression)] as const);
      return taking(taken, counted.repeated === 'by-key' ? new Map(all) : all.map(([, reference]) => reference));
    }
    const block = counted.blocks.get(String(place));
    return block && taking(taken + 1, new Reference(block, [], expression));
  }

  /** What another stack puts out, as CDKTF hands it over. */
  private crossStack([lookup, outputs, output]: readonly (string | number)[], depth: number): Found {
    if (outputs !== 'outputs') return undefined;
    const value = this.stack.outputOfOther(String(lookup), String(output), depth);
    if (value instanceof Reference && this.account !== undefined) this.stack.link(this.account, value.block.account);
    return taking(4, value);
  }
}

function taking(taken: number, value: Value | undefined): Found {
  return value === undefined ? undefined : { value, taken };
}

/** In a policy's document the owner of the account has a name of CAM's own, so that its number need not be known. */
export class DocumentScope extends StackScope {
  public override literal(value: Value | undefined): Value | undefined {
    const reference = value instanceof Reference ? value : undefined;
    const isOwner = reference?.block.type === 'tencentcloud_user_info' && reference.path.join('.') === 'owner_uin';
    return isOwner ? '${owner_uin}' : super.literal(value);
  }
}
