/** A tag, as resources carry it. */
export interface TrtcTag {
  readonly key: string;
  readonly value: string;
}

/**
 * When a statement applies. What is given must all be met; of the members of a list, one is enough.
 *
 * These are the conditions whose keys CAM documents for every product.
 *
 * @see https://www.tencentcloud.com/document/product/598/10608
 */
export interface TrtcConditions {
  /**
   * Where a call may come from: IPv4 addresses or ranges, such as `203.0.113.0/24`.
   *
   * @default - from anywhere
   */
  readonly sourceIps?: readonly string[];

  /**
   * Where a call must not come from: IPv4 addresses or ranges.
   *
   * @default - nowhere is left out
   */
  readonly notSourceIps?: readonly string[];

  /**
   * The first moment at which the statement applies, in UTC, such as `2027-01-01T00:00:00Z`.
   *
   * @default - since ever
   */
  readonly notBefore?: string;

  /**
   * The last moment at which the statement applies, in UTC, such as `2027-01-31T23:59:59Z`.
   *
   * @default - for ever
   */
  readonly notAfter?: string;

  /**
   * Tags of which the application must carry at least one.
   *
   * @see https://www.tencentcloud.com/document/product/598/58420
   * @default - whatever its tags
   */
  readonly anyResourceTag?: readonly TrtcTag[];
}
