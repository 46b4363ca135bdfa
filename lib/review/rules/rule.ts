import { type Origin } from '../../access';
import { type Severity } from '../review';
import { type AccountView } from './account-view';

/** One thing that reviewers should see. Rules are pure: what they find follows from the account, and from the date. */
export interface Rule {
  /** Stable, in kebab-case: acknowledgements and pipelines name it. */
  readonly id: string;
  /** An `error` closes the gate until somebody acknowledges it, so it is for what the gate would not weigh by itself. */
  readonly severity: Severity;
  /** A few words. */
  readonly title: string;
  /** One sentence: why it matters. */
  readonly why: string;
  /** One sentence: what to do instead. */
  readonly remedy: string;
  /** Where the fact behind it is from. */
  readonly see: string;
  /**
   * What it cannot be run without.
   *
   * @default - the account is enough
   */
  readonly needs?: readonly Need[];
  /** What is known to be so. What is unknown is no violation: the gate weighs it by its verdict. */
  readonly check: (account: AccountView) => Iterable<Violation>;
}

/** `today`: the date of the review. `declarations`: what the code says beside the resources, such as a reason. */
export type Need = 'today' | 'declarations';

/** One place where a rule is broken. */
export interface Violation {
  readonly origin: Origin;
  /** One sentence with values in backticks, then the remedy. */
  readonly message: string;
  /**
   * What it is about, each as plain data that says the same in every source: names, not addresses.
   *
   * What is added to it makes it another finding, which nobody has acknowledged yet.
   */
  readonly about: readonly unknown[];
}
