import { TerraformStack } from 'cdktf';
import { type IConstruct } from 'constructs';
import { Notes } from './notes';
import { PlainBlocks } from './plain-blocks';
import { type StackJson } from './stack-json';

/** What this package does when a stack is synthesised, around what CDKTF does. */
export class StackSynthesis {
  private static readonly ofStack = new WeakMap<TerraformStack, StackSynthesis>();

  /** That of the stack that a construct is in. */
  public static of(construct: IConstruct): StackSynthesis {
    const stack = TerraformStack.of(construct);
    let synthesis = StackSynthesis.ofStack.get(stack);
    if (synthesis === undefined) {
      synthesis = new StackSynthesis(stack);
      StackSynthesis.ofStack.set(stack, synthesis);
    }
    return synthesis;
  }

  public readonly plainBlocks: PlainBlocks;
  public readonly notes: Notes;

  private constructor(stack: TerraformStack) {
    this.plainBlocks = new PlainBlocks(stack);
    this.notes = new Notes(stack);
    const prepareStack = stack.prepareStack.bind(stack);
    const toTerraform = stack.toTerraform.bind(stack) as () => StackJson;
    stack.prepareStack = () => this.plainBlocks.prepare(prepareStack);
    stack.toTerraform = () => {
      const terraform = this.plainBlocks.write(toTerraform);
      this.notes.writeTo(terraform);
      return terraform;
    };
  }
}
