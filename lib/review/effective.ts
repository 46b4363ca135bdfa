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
    if (pair.before === undefined) return withOther(pair, 'before', after);
    return pair.after === undefined ? withOther(pair, 'after', before) : pair;
  });
}

function accessOf(account: Account | undefined): Access[] {
  if (account === undefined) return [];
  const access = new AccountAccess(account);
  const all: Access[] = [];
  for (const one of access.each()) {
    const holdings = access.holdings(one.principal);
    // V8 is slow to copy an object and to add to the copy.
    const { kind, principal, name, grants, opaqueBoundary } = one;
    all.push(opaqueBoundary === undefined ? { kind, principal, name, grants, holdings } : { ...one, holdings });
  }
  return all;
}

function withOther(pair: Pair<Access>, side: 'before' | 'after', named: Account | undefined): Pair<Access> {
  const group = named && AccountIndex.of(named).group(pair.key);
  if (group === undefined || group.declared !== undefined) return pair;
  return { ...pair, [side]: withTheRest(group) };
}

function withTheRest(group: Group): Access {
  const opaque = groupAtom(group, []);
  const { key: principal, name } = group;
  return { kind: 'group', principal, name, grants: { documents: [], opaque: [opaque] }, holdings: [{ opaque }] };
}
