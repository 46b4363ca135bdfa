import { TerraformResource, type TerraformStack } from 'cdktf';
import { type IConstruct } from 'constructs';
import { type StackJson } from './stack-json';

/** What is written beside a resource for those who read the synthesised files. Terraform ignores it. */
export type Note = Readonly<Record<string, string>>;

/**
 * The `//.trtc` notes of one stack.
 *
 * An `addOverride` on each resource would say the same, but CDKTF gathers overrides in an array that it copies for each
 * resource: 40,000 of them would take four times as long as none.
 */
export class Notes {
  private readonly notes = new Map<TerraformResource, { readonly note: Note; readonly declaredBy: IConstruct }>();
  private readonly acknowledged = new Map<IConstruct, readonly object[]>();

  public constructor(private readonly stack: TerraformStack) {}

  /**
   * Notes what a resource is about.
   *
   * @param declaredBy the construct that asks for it: a binding's attachments are not beneath the binding
   */
  public add(resource: TerraformResource, note: Note, declaredBy: IConstruct = resource): void {
    this.notes.set(resource, { note, declaredBy });
  }

  /** Notes something on every resource that a construct asks for, or that is beneath it, whoever made it. */
  public acknowledge(construct: IConstruct, acknowledgement: object): void {
    this.acknowledged.set(construct, [...(this.acknowledged.get(construct) ?? []), acknowledgement]);
  }

  public writeTo(terraform: StackJson): void {
    for (const [resource, { note }] of this.notes) write(terraform, resource, note);
    for (const [resource, acknowledgements] of this.answers()) write(terraform, resource, { acknowledgements });
  }

  private answers(): Map<TerraformResource, readonly object[]> {
    const answers = new Map<TerraformResource, readonly object[]>();
    if (this.acknowledged.size === 0) return answers;
    for (const resource of this.stack.node.findAll().filter((node) => TerraformResource.isTerraformResource(node))) {
      const declaredBy = this.notes.get(resource)?.declaredBy ?? resource;
      const scopes = new Set([...resource.node.scopes, ...declaredBy.node.scopes]);
      const said = [...scopes].flatMap((scope) => this.acknowledged.get(scope) ?? []);
      if (said.length > 0) answers.set(resource, said);
    }
    return answers;
  }
}

function write(terraform: StackJson, resource: TerraformResource, note: object): void {
  const block = terraform.resource?.[resource.terraformResourceType]?.[resource.friendlyUniqueId];
  if (block === undefined) return;
  const comment = (block['//'] ??= {});
  comment.trtc = comment.trtc === undefined ? note : { ...comment.trtc, ...note };
}
