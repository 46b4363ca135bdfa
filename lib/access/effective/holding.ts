import { type PolicyDocument } from '../../policy';
import { type Origin } from '../model/origin';

/** One way in which a principal comes to a policy. */
export interface Holding {
  /**
   * Key of the policy.
   *
   * @default - whatever the group holds beside what was read
   */
  readonly policy?: string;
  /** @default - it is not known, or not certain; then it is opaque */
  readonly document?: PolicyDocument;
  /**
   * Its name in `Grants.opaque`.
   *
   * @default - its document is known
   */
  readonly opaque?: string;
  /** @default - the group was not read as a whole */
  readonly attachment?: Origin;
  /**
   * Key of the group it comes through.
   *
   * @default - attached directly
   */
  readonly via?: string;
  /** @default - attached directly */
  readonly membership?: Origin;
}
