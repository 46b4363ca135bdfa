import { type Account, AccountAccess, AccountIndex, type EffectiveAccess, type Group, groupAtom } from '../access';
import { type Pair, pairs } from './pairs';

/**
 * The effective access of an account's principals, on both sides.
 *
 * A group that is only named was there before it was named, with whatever it holds.
 */
export function effectivePairs({ before, after }: Pair<Account>): Pair<EffectiveAccess>[] {
  return pairs(accessOf(before), accessOf(after), ({ principal }) => principal).map((pair) => {
    if (pair.before === undefined) return withOther(pair, 'before', after);
    return pair.after === undefined ? withOther(pair, 'after', before) : pair;
  });
}

function accessOf(account: Account | undefined): readonly EffectiveAccess[] {
  return account === undefined ? [] : new AccountAccess(account).all();
}

function withOther(
  pair: Pair<EffectiveAccess>,
  side: 'before' | 'after',
  named: Account | undefined,
): Pair<EffectiveAccess> {
  const group = named && AccountIndex.of(named).group(pair.key);
  if (group === undefined || group.declared !== undefined) return pair;
  return { ...pair, [side]: withTheRest(group) };
}

function withTheRest(group: Group): EffectiveAccess {
  const opaque = groupAtom(group, []);
  const { key: principal, name } = group;
  return { kind: 'group', principal, name, grants: { documents: [], opaque: [opaque] }, holdings: [{ opaque }] };
}
