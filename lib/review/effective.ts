import {
  type Account,
  AccountAccess,
  AccountIndex,
  type EffectiveAccess,
  type Group,
  groupAtom,
  type Holding,
} from '../access';
import { type Pair, pairs } from './pairs';

/** What a principal may do, and how it comes to it. */
export interface Access extends EffectiveAccess {
  readonly holdings: readonly Holding[];
}

/**
 * The effective access of an account's principals, on both sides.
 *
 * A group that is only named was there before it was named, with whatever it holds.
 */
export function effectivePairs({ before, after }: Pair<Account>): Pair<Access>[] {
  return pairs(accessOf(before), accessOf(after), ({ principal }) => principal).map((pair) => {
    if (pair.before === undefined) return { ...named(after, pair.key, 'before'), ...pair };
    return pair.after === undefined ? { ...named(before, pair.key, 'after'), ...pair } : pair;
  });
}

function accessOf(account: Account | undefined): Access[] {
  if (account === undefined) return [];
  const access = new AccountAccess(account);
  return access.all().map((one) => ({ ...one, holdings: access.holdings(one.principal) }));
}

function named(account: Account | undefined, key: string, side: 'before' | 'after'): Partial<Pair<Access>> {
  const group = account && AccountIndex.of(account).group(key);
  if (group === undefined || group.declared !== undefined) return {};
  return { [side]: withTheRest(group) };
}

function withTheRest(group: Group): Access {
  const opaque = groupAtom(group, []);
  const { key: principal, name } = group;
  return { kind: 'group', principal, name, grants: { documents: [], opaque: [opaque] }, holdings: [{ opaque }] };
}
