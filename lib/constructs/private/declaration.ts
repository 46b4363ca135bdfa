import { type TerraformResource, TerraformStack } from 'cdktf';
import { type IConstruct } from 'constructs';
import { callSite } from './call-site';
import { Problems } from './problems';
import { type Purpose } from './purpose';
import { type Note } from './synthesis/notes';
import { StackSynthesis } from './synthesis/stack-synthesis';

/**
 * Where a construct was declared, and why: what every resource carries as `//.trtc`.
 *
 * Terraform ignores it. Reports read it to point at the line of TypeScript that a resource comes from.
 */
export class Declaration {
  /**
   * Called once, first thing in the constructor of each construct.
   *
   * @param kind the name of the construct's class, as in `TrtcSubUser`; a subclass of a user does not change it
   * @throws when the construct is not inside a stack: CDKTF would drop its resources in silence
   */
  public static of(construct: IConstruct, kind: string, purpose: Purpose = {}): Declaration {
    return new Declaration(construct, kind, callSite(), purpose);
  }

  private note?: Note;

  private constructor(
    public readonly construct: IConstruct,
    private readonly kind: string,
    /** The user's own line, such as `stacks/team.ts:12`. */
    public readonly source: string | undefined,
    private readonly purpose: Purpose,
  ) {
    if (!construct.node.scopes.some((scope) => TerraformStack.isStack(scope))) {
      this.problems()
        .add('it is not inside a stack, so nothing of it would be written; pass a `TerraformStack` as its scope')
        .throwIfAny();
    }
  }

  /** The same declaration as of the line that now runs, for what is added to a construct after it was made. */
  public here(): Declaration {
    return new Declaration(this.construct, this.kind, callSite(), this.purpose);
  }

  /** Writes it into a resource. */
  public writeTo(resource: TerraformResource): void {
    this.note ??= this.makeNote();
    StackSynthesis.of(resource).notes.add(resource, this.note, this.construct);
  }

  private makeNote(): Note {
    const { reason, owner, validUntil } = this.purpose;
    return {
      construct: this.kind,
      path: this.construct.node.path,
      ...(this.source !== undefined && { source: this.source }),
      ...(reason !== undefined && { reason }),
      ...(owner !== undefined && { owner }),
      ...(validUntil !== undefined && { validUntil }),
    };
  }

  /** An empty list of problems, about this place. */
  public problems(): Problems {
    return new Problems(this.place);
  }

  /** How an error names this place: the construct, and the line that declared it where that is known. */
  public get place(): string {
    return this.source === undefined ? this.construct.node.path : `${this.construct.node.path} (${this.source})`;
  }
}
