import { TerraformResource, TerraformStack } from 'cdktf';
import { type IConstruct } from 'constructs';

/** What is written beside a resource for those who read the synthesised files. Terraform ignores it. */
export type Note = Readonly<Record<string, string>>;

type Blocks = Partial<Record<string, Partial<Record<string, { '//'?: { trtc?: object } }>>>>;

/**
 * The `//.trtc` notes of one stack.
 *
 * They are added to what the stack has synthesised. An `addOverride` on each resource would say the same, but CDKTF
 * gathers overrides in an array that it copies for each resource: 40,000 of them would take four times as long as none.
 */
export class Notes {
  private static readonly ofStack = new WeakMap<TerraformStack, Notes>();

  /**
   * Notes what a resource is about.
   *
   * @param declaredBy the construct that asks for it: a binding's attachments are not beneath the binding
   */
  public static write(resource: TerraformResource, note: Note, declaredBy: IConstruct = resource): void {
    Notes.of(resource).notes.set(resource, { note, declaredBy });
  }

  /** Notes something on every resource that a construct asks for, or that is beneath it, whoever made it. */
  public static acknowledge(construct: IConstruct, acknowledgement: object): void {
    const { acknowledged } = Notes.of(construct);
    acknowledged.set(construct, [...(acknowledged.get(construct) ?? []), acknowledgement]);
  }

  private static of(construct: IConstruct): Notes {
    const stack = TerraformStack.of(construct);
    let notes = Notes.ofStack.get(stack);
    if (notes === undefined) {
      notes = new Notes(stack);
      Notes.ofStack.set(stack, notes);
    }
    return notes;
  }

  private readonly notes = new Map<TerraformResource, { readonly note: Note; readonly declaredBy: IConstruct }>();
  private readonly acknowledged = new Map<IConstruct, readonly object[]>();

  private constructor(stack: TerraformStack) {
    const toTerraform = stack.toTerraform.bind(stack) as () => { resource?: Blocks };
    stack.toTerraform = () => {
      const terraform = toTerraform();
      const write = (resource: TerraformResource, note: object): void => {
        const block = terraform.resource?.[resource.terraformResourceType]?.[resource.friendlyUniqueId];
        if (block !== undefined) block['//'] = { ...block['//'], trtc: { ...block['//']?.trtc, ...note } };
      };
      for (const [resource, { note }] of this.notes) write(resource, note);
      for (const [resource, acknowledgements] of this.answers(stack)) write(resource, { acknowledgements });
      return terraform;
    };
  }

  private answers(stack: TerraformStack): Map<TerraformResource, readonly object[]> {
    const answers = new Map<TerraformResource, readonly object[]>();
    if (this.acknowledged.size === 0) return answers;
    for (const resource of stack.node.findAll().filter((node) => TerraformResource.isTerraformResource(node))) {
      const declaredBy = this.notes.get(resource)?.declaredBy ?? resource;
      const scopes = new Set([...resource.node.scopes, ...declaredBy.node.scopes]);
      const said = [...scopes].flatMap((scope) => this.acknowledged.get(scope) ?? []);
      if (said.length > 0) answers.set(resource, said);
    }
    return answers;
  }
}
