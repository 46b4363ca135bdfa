import { type DocumentedTrtcAction } from '../catalog/trtc-action-name';
import { type TrtcConditions } from './trtc-conditions';

/**
 * An action of TRTC or a pattern of actions, such as `trtc:RemoveUser` or `trtc:Describe*`.
 *
 * An editor offers the documented ones; any other `trtc:` text is accepted by the compiler and checked by the policy.
 */
export type TrtcActionName = DocumentedTrtcAction | (string & Record<never, never>);

/** Whether a statement gives access or takes it away. A deny wins over every allow, in whatever policy it stands. */
export enum TrtcEffect {
  ALLOW = 'allow',
  DENY = 'deny',
}

/** What a statement says. */
export interface TrtcStatementProps {
  /**
   * The actions, such as `trtc:RemoveUser`; `*` stands for any characters: `trtc:Describe*`, `trtc:*`.
   *
   * A name that is in none of Tencent's documents is refused as a slip.
   *
   * @see https://www.tencentcloud.com/document/product/598/10604
   * @default - none; then `undocumentedActions` must name one
   */
  readonly actions?: readonly TrtcActionName[];

  /**
   * Actions that you know to exist though the catalogue doesn't have them, such as one that came out last week.
   *
   * @default - none
   */
  readonly undocumentedActions?: readonly string[];

  /**
   * The SdkAppIds of the applications that the statement is limited to.
   *
   * Some actions can't be limited: CAM takes a statement that tries as not covering them. Those are refused here, and
   * belong into a statement of their own without `applications`.
   *
   * @see https://www.tencentcloud.com/document/product/598/57174
   * @default - the whole account, resource `*`
   */
  readonly applications?: readonly number[];

  /**
   * When the statement applies.
   *
   * @default - always
   */
  readonly conditions?: TrtcConditions;
}

/**
 * One statement of a `TrtcCustomPolicy`. Immutable.
 *
 * It is checked by the policy that it is given to, which knows its place and names all that is wrong at once.
 *
 * @example
 * TrtcStatement.allow({ actions: ['trtc:RemoveUser', 'trtc:DismissRoom'], applications: [1400000001] });
 */
export class TrtcStatement {
  /** Gives access to what the statement names. */
  public static allow(props: TrtcStatementProps): TrtcStatement {
    return new TrtcStatement(TrtcEffect.ALLOW, props);
  }

  /**
   * Takes access away, whatever other policies allow.
   *
   * CAM may not apply a deny to calls that list, and to billing.
   *
   * @see https://cloud.tencent.com/document/product/598/73561
   */
  public static deny(props: TrtcStatementProps): TrtcStatement {
    return new TrtcStatement(TrtcEffect.DENY, props);
  }

  /** As given, in the order given. */
  public readonly actions: readonly string[];
  public readonly undocumentedActions: readonly string[];
  /** `undefined` for the whole account. */
  public readonly applications?: readonly number[];
  public readonly conditions: TrtcConditions;

  private constructor(
    public readonly effect: TrtcEffect,
    props: TrtcStatementProps,
  ) {
    this.actions = [...(props.actions ?? [])];
    this.undocumentedActions = [...(props.undocumentedActions ?? [])];
    // A list token is kept as it is: the policy refuses it.
    this.applications = props.applications && [...props.applications];
    this.conditions = { ...props.conditions };
  }
}
