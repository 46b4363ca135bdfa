/** What somebody has acknowledged in code: findings of one rule, about certain things, until a day. */
export interface Acknowledgement {
  /** Id of the rule. */
  readonly finding: string;
  /** What the finding is about, as the review's short hashes. */
  readonly subjects: readonly string[];
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, as `YYYY-MM-DD`. */
  readonly until: string;
}

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
  /** @default - nothing is acknowledged */
  readonly acknowledgements?: readonly Acknowledgement[];
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
  /**
   * The code says that it was at another address before, or comes from elsewhere: what was at this address is something
   * else.
   *
   * @default - whatever was at this address before is the same thing
   */
  readonly adopted?: true;
}
