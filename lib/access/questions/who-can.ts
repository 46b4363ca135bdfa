import { findTrtcAction } from '../../catalog';
import { type Request } from '../../policy';
import { AccountAccess } from '../effective/account-access';
import { type EffectiveAccess } from '../effective/effective-access';
import { type AccessModel, type Account } from '../model/access-model';
import { type Answer, ask, type AskOptions, modelDoubts } from './ask';
import { type Chain, chainOf } from './chain';
import { shownName } from './shown-name';
import { type Question } from './question';

/** Whether somebody may do what is asked: every such request, some of them, none, or nobody can tell. */
export type May = 'yes' | 'some' | 'no' | 'unknown';

/** The answer for one user or role. */
export interface WhoCanAnswer {
  readonly account: string;
  readonly kind: 'user' | 'role';
  readonly name: string;
  readonly may: May;
  /** The answer if what was not understood says nothing about it; the same as `may` where all was. */
  readonly asRead: May;
  /** A request that is allowed, and why; `null` when none is known to be. */
  readonly allowed: Shown | null;
  /** One that is not, and why; `null` when none is known not to be. */
  readonly refused: Shown | null;
  /** Why it can't be told, or not of every such request. */
  readonly reasons: readonly string[];
}

export interface Shown extends Chain {
  readonly request: Request;
}

export interface WhoCan {
  readonly question: Question;
  /** What was not understood: with any of it, no answer is sure. */
  readonly doubts: readonly string[];
  /** In the order of accounts, then roles before users, then names. */
  readonly answers: readonly WhoCanAnswer[];
}

/** The question whether somebody may do an action on an application, or on every resource of the account. */
export function questionAbout(action: string, application?: string): Question {
  if (application !== undefined) return { action, resource: `qcs::trtc:::sdkappid/${application}` };
  const { scope } = findTrtcAction(action) ?? {};
  // What acts on applications acts on those of the account.
  return scope === 'application' ? { action, resource: 'qcs::trtc:::sdkappid/*' } : { action };
}

/** Who of those that were read may do what is asked. */
export function whoCan(model: AccessModel, question: Question, options: AskOptions = {}): WhoCan {
  const doubts = modelDoubts(model);
  const answers = model.accounts.flatMap((account) => {
    return new AccountAccess(account).all().flatMap((access) => {
      const { kind, name } = access;
      if (kind === 'group') return [];
      const { may: asRead, ...rest } = judged(account, access, question, options);
      const may = doubts.length > 0 ? 'unknown' : asRead;
      return [{ account: account.key, kind, name: shownName({ name }), may, asRead, ...rest }];
    });
  });
  return { question, doubts, answers };
}

function judged(
  account: Account,
  access: EffectiveAccess,
  question: Question,
  options: AskOptions,
): Omit<WhoCanAnswer, 'account' | 'kind' | 'name' | 'asRead'> {
  const [all, none] = [
    ask(account, access, question, 'allowed', options),
    ask(account, access, question, 'denied', options),
  ];
  const shown = (answer: Answer): Shown | null => {
    if (answer.kind !== 'no') return null;
    const { counterexample } = answer;
    return {
      request: counterexample.request,
      ...chainOf(counterexample, account, access.holdings),
    };
  };
  const [allowed, refused] = [shown(none), shown(all)];
  const reasons = [all, none].flatMap((answer) => (answer.kind === 'unknown' ? answer.reasons : []));
  const may = all.kind === 'yes' ? 'yes' : none.kind === 'yes' ? 'no' : allowed === null ? 'unknown' : 'some';
  const isSettled = may === 'yes' || may === 'no';
  return { may, allowed, refused, reasons: isSettled ? [] : [...new Set(reasons)] };
}
