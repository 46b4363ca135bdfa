import { type Grants } from '../../policy';
import { type PrincipalKind } from '../model/access-model';
import { type OrUnknown } from '../model/unknown';
import { type Holding } from './holding';

/** What one user, group or role may do. */
export interface EffectiveAccess {
  readonly kind: PrincipalKind;
  /** Key of the user, the group or the role. */
  readonly principal: string;
  readonly name: OrUnknown<string>;
  /** What it holds directly and through groups, within its boundary. Equal ones are often the same object. */
  readonly grants: Grants;
  /** Every way in which it comes to what it holds, direct ones first. Worked out when read: a spread leaves it out. */
  readonly holdings: readonly Holding[];
  /**
   * Name of a boundary whose document is not known. It is not in `grants`: with it, the principal may do less.
   *
   * @default - there is no boundary, or `grants` holds it
   */
  readonly opaqueBoundary?: string;
}

/** Works out its holdings when they are asked for: the members of a large group hold as much as the group, each of them. */
export class PrincipalAccess implements EffectiveAccess {
  public constructor(
    public readonly kind: PrincipalKind,
    public readonly principal: string,
    public readonly name: OrUnknown<string>,
    public readonly grants: Grants,
    private held: readonly Holding[] | (() => readonly Holding[]),
    public readonly opaqueBoundary?: string,
  ) {}

  public get holdings(): readonly Holding[] {
    if (typeof this.held === 'function') this.held = this.held();
    return this.held;
  }
}
