import { type Account, AccountAccess, type EffectiveAccess, type Holding } from '../access';
import { type Pair, pairs } from './pairs';

/** What a principal may do, and how it comes to it. */
export interface Access extends EffectiveAccess {
  readonly holdings: readonly Holding[];
}

/** The effective access of an account's principals, on both sides. */
export function effectivePairs({ before, after }: Pair<Account>): Pair<Access>[] {
  return pairs(accessOf(before), accessOf(after), ({ principal }) => principal);
}

function accessOf(account: Account | undefined): Access[] {
  if (account === undefined) return [];
  const access = new AccountAccess(account);
  return access.all().map((one) => ({ ...one, holdings: access.holdings(one.principal) }));
}
