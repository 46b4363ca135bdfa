import { DefaultTokenResolver, StringConcat, type TerraformResource, TerraformStack, Tokenization } from 'cdktf';
import { type Block, type StackJson } from './stack-json';

/**
 * Blocks of a stack that hold a few texts and nothing else: its attachments, as long as nobody changes them.
 *
 * CDKTF resolves every block three times, key by key, which is most of the time that a stack of many grants takes. Here
 * each text is resolved once, however many blocks have it.
 */
export class PlainBlocks {
  private readonly isStandard: boolean;
  /** Set while CDKTF asks for the blocks of the stack. */
  private pass?: Pass;

  public constructor(private readonly stack: TerraformStack) {
    // A stack with its own way of writing Terraform is to find every block there.
    this.isStandard =
      stack.prepareStack === TerraformStack.prototype.prepareStack &&
      stack.toTerraform === TerraformStack.prototype.toTerraform;
  }

  /**
   * Whether CDKTF may leave a block out, for it is written here.
   *
   * @param attributes what the resource would write
   */
  public leaveOut(resource: TerraformResource, attributes: Attributes): boolean {
    if (this.pass === undefined || isChanged(resource)) return false;
    const block = this.pass.block({ ...attributes, provider: resource.provider?.fqn });
    if (block !== undefined) this.pass.blocks.set(resource, block);
    return block !== undefined;
  }

  /** Prepares the stack, which finds what refers to other stacks. */
  public prepare(prepareStack: () => void): void {
    this.run(true, prepareStack);
  }

  /** Gives the Terraform of the stack. */
  public write(toTerraform: () => StackJson): StackJson {
    const { result: terraform, blocks } = this.run(false, toTerraform);
    for (const [resource, block] of blocks) {
      const { terraformResourceType: type, friendlyUniqueId: uniqueId } = resource;
      block['//'] = { metadata: { path: resource.node.path, uniqueId } };
      ((terraform.resource ??= {})[type] ??= {})[uniqueId] = block;
    }
    return terraform;
  }

  private run<Result>(preparing: boolean, work: () => Result): { result: Result; blocks: Pass['blocks'] } {
    const pass = new Pass(this.stack, preparing);
    this.pass = this.isStandard && !hasOverrides(this.stack) ? pass : undefined;
    try {
      return { result: work(), blocks: pass.blocks };
    } finally {
      this.pass = undefined;
    }
  }
}

type Attributes = Readonly<Record<string, unknown>>;

/** CDKTF goes once through a stack. */
class Pass {
  public readonly blocks = new Map<TerraformResource, Block>();

  private readonly resolved = new Map<string, string>();
  private readonly resolver = new DefaultTokenResolver(new StringConcat());

  public constructor(
    private readonly stack: TerraformStack,
    private readonly preparing: boolean,
  ) {}

  /** The attributes resolved; `undefined` when one is no text. */
  public block(attributes: Attributes): Block | undefined {
    const block: Block = {};
    for (const name in attributes) {
      const value = attributes[name];
      if (value === undefined) continue;
      if (typeof value !== 'string') return undefined;
      block[name] = this.text(value);
    }
    return block;
  }

  private text(text: string): string {
    let known = this.resolved.get(text);
    if (known === undefined) {
      const { stack: scope, resolver, preparing } = this;
      known = Tokenization.resolve(text, { scope, resolver, preparing }) as string;
      this.resolved.set(text, known);
    }
    return known;
  }
}

/** Overrides of a stack may reach into any block. Where CDKTF keeps them is not public: not to find them counts as some. */
function hasOverrides(stack: TerraformStack): boolean {
  const { rawOverrides } = stack as unknown as { rawOverrides?: object };
  return rawOverrides === undefined || 'resource' in rawOverrides;
}

/** Whether a resource has more than attributes and a provider: an override, a lifecycle, an import or the like. */
function isChanged(resource: TerraformResource): boolean {
  const others = { ...resource.terraformMetaArguments, provider: undefined, provisioners: resource.provisioners };
  return !isEmpty(others) || !isEmpty(resource.toMetadata() as object);
}

function isEmpty(object: object): boolean {
  return Object.values(object).every((value) => value === undefined);
}
