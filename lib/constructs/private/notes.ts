import { type TerraformResource, TerraformStack } from 'cdktf';

/** What is written beside a resource for those who read the synthesised files. Terraform ignores it. */
export type Note = Readonly<Record<string, string>>;

type Blocks = Partial<Record<string, Partial<Record<string, { '//'?: object }>>>>;

/**
 * The `//.trtc` notes of one stack.
 *
 * They are added to what the stack has synthesised. An `addOverride` on each resource would say the same, but CDKTF
 * gathers overrides in an array that it copies for each resource: 40,000 of them would take four times as long as none.
 */
export class Notes {
  private static readonly ofStack = new WeakMap<TerraformStack, Notes>();

  /** Notes what a resource is about. */
  public static write(resource: TerraformResource, note: Note): void {
    const stack = TerraformStack.of(resource);
    let notes = Notes.ofStack.get(stack);
    if (notes === undefined) {
      notes = new Notes(stack);
      Notes.ofStack.set(stack, notes);
    }
    notes.notes.set(resource, note);
  }

  private readonly notes = new Map<TerraformResource, Note>();

  private constructor(stack: TerraformStack) {
    const toTerraform = stack.toTerraform.bind(stack) as () => { resource?: Blocks };
    stack.toTerraform = () => {
      const terraform = toTerraform();
      for (const [resource, note] of this.notes) {
        const block = terraform.resource?.[resource.terraformResourceType]?.[resource.friendlyUniqueId];
        if (block !== undefined) block['//'] = { ...block['//'], trtc: note };
      }
      return terraform;
    };
  }
}
