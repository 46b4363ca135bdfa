import {
  type Account,
  AccountAccess,
  ask,
  chainOf,
  type Counterexample,
  type Expected,
  modelDoubts,
  type Origin,
  type Way,
} from '../access';
import { quoted, visible } from '../policy/parse/quoted';
import { type AccessUnderTest } from './access-under-test';
import { type Question } from './question';

/** Whether it is as expected; `unknown` is neither. */
export type Answer =
  | { readonly kind: 'yes' }
  | {
      readonly kind: 'no';
      readonly account: Account;
      readonly counterexample: Counterexample;
      readonly chain: string[];
    }
  | { readonly kind: 'unknown'; readonly reasons: readonly string[] };

/** Answers for every request at once. A user of that name in several accounts must be as expected in each of them. */
export function answer({ model, options }: AccessUnderTest, question: Question, expected: Expected): Answer {
  const answers = model.accounts.map((account) => inAccount(account, question, expected, options.closedWorld ?? false));
  const no = answers.find(({ kind }) => kind === 'no');
  if (no !== undefined) return no;
  const reasons = [...modelDoubts(model), ...answers.flatMap((one) => (one.kind === 'unknown' ? one.reasons : []))];
  return reasons.length === 0 ? { kind: 'yes' } : { kind: 'unknown', reasons };
}

function inAccount(account: Account, question: Question, expected: Expected, closedWorld: boolean): Answer {
  const access = new AccountAccess(account).all().find(({ kind, name }) => kind === 'user' && name === question.user);
  if (access === undefined) return { kind: 'yes' };
  const answered = ask(account, access, question, expected, { closedWorld });
  if (answered.kind === 'yes') return answered;
  if (answered.kind === 'unknown') {
    const remedy = answered.isOpenWorld ? ['if it holds no more than that, say so with `closedWorld`'] : [];
    return { kind: 'unknown', reasons: [...answered.reasons, ...remedy] };
  }
  const { counterexample } = answered;
  const { reasons, ways } = chainOf(counterexample, account, access.holdings);
  return { kind: 'no', account, counterexample, chain: [...reasons.map(visible), ...ways.map(wayWords)] };
}

function wayWords({ via, attached, joined }: Way): string {
  const place = `attached at ${placeOf(attached)}`;
  return via === null ? place : `${place} to the group ${quoted(via)}, joined at ${placeOf(joined)}`;
}

/** The line of the program, which only a synth with its notes knows; else the address. */
function placeOf(origin: Origin | undefined): string {
  return visible(origin?.source ?? origin?.address ?? '');
}
