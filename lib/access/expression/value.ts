import { type Origin } from '../model/origin';
import { type OrUnknown, type Unknown } from '../model/unknown';

/** What an expression comes to without Terraform's help: plain data, with unknowns and references in it. */
export type Value = null | boolean | number | string | Unknown | Reference | readonly Value[] | ValueMap;
export type ValueMap = ReadonlyMap<string, Value>;

/** One instance of a resource or a data source, as a source shows it. */
export interface Block {
  readonly mode: 'managed' | 'data';
  /** Such as `tencentcloud_cam_user`. */
  readonly type: string;
  readonly origin: Origin;
  /** Key of the account that it is in. */
  readonly account: string;
  /**
   * The `count` or `for_each` that decides whether it exists.
   *
   * @default - it exists
   */
  readonly when?: Unknown;
  /** The value of an attribute that `READABLE` lists; `null` when it is not set. */
  read(attribute: string): Value;
  /** Whether an attribute holds anything, for those whose value is a secret. */
  isSet(attribute: string): OrUnknown<boolean>;
  /**
   * Whether Terraform leaves an attribute as it is in the cloud, whatever the source says of it.
   *
   * @default - the source says what will be
   */
  leavesAlone?(attribute: string): boolean;
  /** Changes when the block does. Secrets are not part of it. */
  digest(): string;
}

/** An attribute of a resource or a lookup, whose value is the cloud's but whose owner is known. */
export class Reference {
  public constructor(
    public readonly block: Block,
    /** Empty: the whole block. */
    public readonly path: readonly (string | number)[],
    /** As written. */
    public readonly expression: string,
    /**
     * The source shows only what the expression refers to, not the expression: it is this attribute or is made from it.
     */
    public readonly assumed = false,
  ) {}

  public step(step: string | number): Reference {
    return new Reference(this.block, [...this.path, step], this.expression, this.assumed);
  }
}

/** `undefined` when it is no text. Numbers count as text, as they do in Terraform; those beyond 2^53 lost digits. */
export function textOf(value: Value | undefined): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  return typeof value === 'string' ? value : undefined;
}
