import { type Source } from './source';
import { type DocumentedTrtcAction } from './trtc-action-name';

/** What an action does. CAM keeps `list` apart from `read`; its list rows could not be read, so a `read` may be either. */
export type AccessLevel = 'read' | 'list' | 'write' | 'open';

/**
 * What a statement may limit an action to: one application, or (`operation`) nothing less than the account.
 *
 * A statement that limits an `operation` action to an application does not apply to it: CAM takes the action as not
 * covered. That a deny then denies nothing is inferred.
 *
 * @see https://www.tencentcloud.com/document/product/598/57174
 */
export type ActionScope = 'application' | 'operation' | 'open';

/** What one source says of one action. */
export interface Claim {
  readonly source: Source;
  /** `inferred` where the source does not say it, but its names, requests or descriptions suggest it. */
  readonly basis: 'stated' | 'inferred';
  readonly access?: AccessLevel;
  readonly scope?: ActionScope;
  readonly revealsSecret?: boolean;
  /** The reason for an inference. */
  readonly because?: string;
}

/** An action of TRTC that some document names. */
export interface TrtcAction {
  /** As it stands in a policy, such as `trtc:RemoveUser`. */
  readonly name: DocumentedTrtcAction;
  /** As stated, else as the verb of its name suggests. */
  readonly access: AccessLevel;
  /** Only ever as stated: the shape of a request tells nothing about it. */
  readonly scope: ActionScope;
  /** Hands out what proves an identity to TRTC. Inferred from descriptions. */
  readonly revealsSecret: boolean;
  /** Everything that is said of it, the source that counts most first. Claims may contradict each other. */
  readonly claims: readonly Claim[];
}
