import { type Witness } from '../policy';
import { quoted } from '../policy/parse/quoted';
import { render } from '../report/phrase';
import { textReport } from '../report/text';
import { visible } from '../report/visible';
import { request } from '../report/wording';
import { accessOf, type AccessUnderTest, type Synthesised } from './access-under-test';
import { type Expected } from '../access';
import { answer } from './answer';
import { growthReview, isProven } from './growth';
import { problemsOf, type Question } from './question';

/** What `expect` learns to say about a synth, for `expect.extend` of Jest and of Vitest. */
export interface AccessMatchers<R> {
  /**
   * Every such request of the user is allowed. Fails when only some are, and when it can't be told.
   *
   * `.not.toAllow` is the same as `toDeny`: there is nothing in between that passes.
   *
   * @param user name of a sub-user
   * @param action such as `trtc:RemoveUser`, or a pattern such as `trtc:Describe*` for every action that it matches
   * @param resource in six segments, with `*` for any characters; every resource when left out
   */
  toAllow(user: string, action: string, resource?: string): R;
  /**
   * No such request of the user is allowed. Fails when some are, and when it can't be told.
   *
   * @param user name of a sub-user
   * @param action such as `trtc:RemoveUser`, or a pattern such as `trtc:*` for every action that it matches
   * @param resource in six segments, with `*` for any characters; every resource when left out
   */
  toDeny(user: string, action: string, resource?: string): R;
  /**
   * Nobody gains access, a credential, or the loss of a boundary, against what was synthesised before.
   *
   * Fails when it can't be told.
   *
   * @param base the same as what `expect` takes, such as the path of another `cdktf.out`
   */
  toGrantNothingNewComparedTo(base: Synthesised): R;
}

/** What Jest and Vitest hand to a matcher. */
interface MatcherState {
  readonly isNot?: boolean;
}

interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The matchers, for `expect.extend`. */
export const accessMatchers = {
  toAllow(this: MatcherState, synthesised: Synthesised, user: string, action: string, resource?: string) {
    const opposite = this.isNot === true;
    const question = { user, action, ...(resource !== undefined && { resource }) };
    return verdict(failures(accessOf(synthesised), question, opposite ? 'denied' : 'allowed'), opposite);
  },

  toDeny(this: MatcherState, synthesised: Synthesised, user: string, action: string, resource?: string) {
    const opposite = this.isNot === true;
    const question = { user, action, ...(resource !== undefined && { resource }) };
    return verdict(failures(accessOf(synthesised), question, opposite ? 'allowed' : 'denied'), opposite);
  },

  toGrantNothingNewComparedTo(this: MatcherState, synthesised: Synthesised, base: Synthesised) {
    const opposite = this.isNot === true;
    const review = growthReview(accessOf(base), accessOf(synthesised));
    const holds = opposite ? isProven(review) : review.gate.state === 'open';
    return verdict(holds ? [] : [textReport(review).trimEnd()], opposite);
  },
} satisfies Record<string, (this: MatcherState, ...args: never[]) => MatcherResult>;

/** An expectation that holds has no failures; with `.not`, Jest wants to hear the opposite. */
function verdict(failures: readonly string[], isNot: boolean): MatcherResult {
  return { pass: (failures.length === 0) !== isNot, message: () => failures.join('\n') };
}

function failures(access: AccessUnderTest, question: Question, expected: Expected): string[] {
  const problems = problemsOf(question, access.model);
  if (problems.length > 0) return problems;
  const given = answer(access, question, expected);
  if (given.kind === 'yes') return [];
  const user = quoted(question.user);
  if (given.kind === 'unknown') {
    return [`whether ${user} may ${inWords(asked(question))} can't be told`, ...indented(given.reasons.map(visible))];
  }
  const where = access.model.accounts.length > 1 ? ` in ${visible(given.account.key)}` : '';
  const { request: shown, explanation } = given.counterexample;
  const may = explanation.decision === 'allow' ? 'may' : 'may not';
  return [`${user} ${may} ${inWords(shown)}${where}`, ...indented(given.chain)];
}

function indented(lines: readonly string[]): string[] {
  return [...new Set(lines)].map((line) => `  ${line}`);
}

function asked({ action, resource = '*' }: Question): Witness {
  return { action, resource, context: {} };
}

function inWords(witness: Witness): string {
  return render(request(witness), visible, visible);
}
