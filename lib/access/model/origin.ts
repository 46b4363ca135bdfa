/** Where a fact comes from, so that a reviewer can go there. All text in it is somebody else's. */
export interface Origin {
  /** The address in Terraform, such as `tencentcloud_cam_user.alice` or `module.team["eu"].tencentcloud_cam_group.g`. */
  readonly address: string;
  /**
   * The stack that declares it.
   *
   * @default - read from a plan, which does not name its stack
   */
  readonly stack?: string;
  /**
   * Path of the construct.
   *
   * @default - not written by CDKTF
   */
  readonly path?: string;
  /**
   * Class of the construct, such as `TrtcPolicyBinding`.
   *
   * @default - not one of this library's constructs
   */
  readonly construct?: string;
  /**
   * The user's own line, such as `stacks/team.ts:12`, relative to the project.
   *
   * @default - not one of this library's constructs
   */
  readonly source?: string;
  /** @default - none given */
  readonly reason?: string;
  /** @default - none given */
  readonly owner?: string;
  /**
   * The last day that counts, as `YYYY-MM-DD`.
   *
   * @default - none given
   */
  readonly validUntil?: string;
  /**
   * Terraform lets go of it without removing it: it stays in the cloud, and no code speaks of it any more.
   *
   * @default - Terraform manages it
   */
  readonly forgotten?: true;
  /**
   * It exists in the cloud and comes under Terraform's management now.
   *
   * @default - it is under management, or is made
   */
  readonly importing?: true;
}
