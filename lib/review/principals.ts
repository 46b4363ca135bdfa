import { type Account, AccountIndex, type EffectiveAccess, type Fact } from '../access';
import { causes, nameOf, saidOf } from './causes';
import { type Comparisons } from './compare-effective';
import { type Pair } from './pairs';
import { type Cause, type PolicyReview, type PrincipalReview } from './review';

/** What changes for the users and groups of an account; those for whom nothing does are left out. */
export function principalReviews(
  account: Pair<Account>,
  access: readonly Pair<EffectiveAccess>[],
  comparisons: Comparisons,
): PrincipalReview[] {
  const reviews: PrincipalReview[] = [];
  for (const pair of access) {
    const { kind, name } = identity(pair);
    if (kind === 'role') continue;
    const made = declarations(account, pair.key);
    const change = changeOf(pair, made);
    const declared = isWhole(made);
    const { verdict, gained = null, lost = null, reasons } = comparisons.of(pair.before, pair.after, declared);
    if (verdict === 'none' && change === 'changed') continue;
    const caused = causesOf(account, pair);
    const because = change === 'changed' ? caused : [existence(change, made), ...caused];
    reviews.push({ account: account.key, kind, name, change, declared, verdict, gained, lost, reasons, because });
  }
  return reviews;
}

/** What changes for the roles of an account: whoever assumes them lies outside of what was read. */
export function roleReviews(
  account: Pair<Account>,
  access: readonly Pair<EffectiveAccess>[],
  comparisons: Comparisons,
): PolicyReview[] {
  return access.flatMap((pair) => {
    if ((pair.after ?? pair.before)?.kind !== 'role') return [];
    const { name } = identity(pair);
    const isMade = isWhole(declarations(account, pair.key));
    const { verdict, gained, lost, reasons } = comparisons.of(pair.before, pair.after, isMade);
    if (verdict === 'none') return [];
    const because = causesOf(account, pair);
    return [
      {
        account: account.key,
        kind: 'role' as const,
        name,
        verdict,
        gained: gained ?? null,
        lost: lost ?? null,
        reasons,
        document: null,
        because,
        address: because[0]?.address ?? '',
        source: because[0]?.source ?? null,
      },
    ];
  });
}

function causesOf(account: Pair<Account>, { before, after }: Pair<EffectiveAccess>): Cause[] {
  return causes({ account: account.before, access: before }, { account: account.after, access: after });
}

function identity({ key, before, after }: Pair<EffectiveAccess>): { kind: EffectiveAccess['kind']; name: string } {
  const known = after ?? before;
  return { kind: known?.kind ?? 'user', name: known === undefined ? key : nameOf({ name: known.name, key }) };
}

/** What makes a principal on each side. */
interface Declarations {
  readonly was: Fact | undefined;
  readonly is: Fact | undefined;
}

function declarations({ before, after }: Pair<Account>, key: string): Declarations {
  return { was: declared(before, key), is: declared(after, key) };
}

function declared(account: Account | undefined, key: string): Fact | undefined {
  return account === undefined ? undefined : AccountIndex.of(account).principal(key)?.declared;
}

/** Whether the principal is made, or is taken away, by what was read. */
function isWhole({ was, is }: Declarations): boolean {
  return isMaking(was) || isMaking(is);
}

function isMaking(fact: Fact | undefined): boolean {
  return fact !== undefined && fact.origin.importing !== true;
}

/** A principal comes or goes when its own resource does: one that is only named exists already. */
function changeOf({ before, after }: Pair<EffectiveAccess>, { was, is }: Declarations): PrincipalReview['change'] {
  if (was === undefined && isMaking(is) && before === undefined) return 'added';
  if (was !== undefined && is === undefined && after === undefined) return 'removed';
  return 'changed';
}

function existence(change: 'added' | 'removed', { was, is }: Declarations): Cause {
  const origin = (change === 'added' ? is : was)?.origin;
  const kind = change === 'added' ? 'principal-added' : 'principal-removed';
  return { kind, address: origin?.address ?? '', policy: null, via: null, ...saidOf(origin) };
}
