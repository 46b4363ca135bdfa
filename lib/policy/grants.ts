import { type PolicyDocument } from './policy-document';

/** Everything that a principal holds: the policies attached to it, directly and through groups, and its boundary. */
export interface Grants {
  /** The documents of all attached policies. An empty list grants nothing. */
  readonly documents: PolicyDocument[];
  /**
   * The permissions boundary: what it does not allow is not allowed, whatever the documents say. It grants nothing itself.
   *
   * @default - no boundary
   */
  readonly boundary?: PolicyDocument;
  /**
   * Names of attached policies whose document is not known, such as a preset that is not pinned.
   *
   * @default - none
   */
  readonly opaque?: string[];
}

/** The value of a request's context key. A list where the key holds several values, such as `qcs:resource_tag`. */
export type ContextValue = string | number | boolean | string[];

/** One call to the cloud, as CAM sees it when it decides. */
export interface Request {
  /** Service and name, such as `trtc:RemoveUser`. `name/trtc:RemoveUser` is the same action. */
  readonly action: string;
  /** Six segments, such as `qcs::trtc::uin/100000000001:sdkappid/1400000001`, or `*` for an action that no resource scopes. */
  readonly resource: string;
  /**
   * Condition keys such as `qcs:ip`, and the values of the policy variables under their names `uin`, `owner_uin` and
   * `app_id`. A key that is not listed is absent from the request.
   */
  readonly context: Record<string, ContextValue>;
}

/** A request that proves a verdict: allowed on one side, not allowed on the other. */
export type Witness = Request;
