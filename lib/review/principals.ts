import { type Account, AccountIndex, type EffectiveAccess, type Fact } from '../access';
import { causes, nameOf, saidOf } from './causes';
import { type Comparisons, type Standing } from './compare-effective';
import { type NamedElsewhere } from './named-elsewhere';
import { type Pair } from './pairs';
import { type Cause, type PolicyReview, type PrincipalReview } from './review';

/** What changes for the users and groups of an account; those for whom nothing does are left out. */
export function principalReviews(
  account: Pair<Account>,
  access: readonly Pair<EffectiveAccess>[],
  comparisons: Comparisons,
  elsewhere: NamedElsewhere,
): PrincipalReview[] {
  const indexes = indexesOf(account);
  const reviews: PrincipalReview[] = [];
  for (const pair of access) {
    const { kind, name } = identity(pair);
    if (kind === 'role') continue;
    const made = declarations(indexes, pair.key);
    const change = changeOf(pair, made);
    const standing = standingOf(account, pair, made, elsewhere);
    const { verdict, gained = null, lost = null, reasons } = comparisons.of(pair.before, pair.after, standing);
    if (verdict === 'none' && change === 'changed') continue;
    const caused = causesOf(indexes, pair);
    const because = change === 'changed' ? caused : [existence(change, made), ...caused];
    reviews.push({
      account: account.key,
      kind,
      name,
      change,
      declared: standing !== 'there',
      verdict,
      gained,
      lost,
      reasons,
      because,
    });
  }
  return reviews;
}

/** What changes for the roles of an account: whoever assumes them lies outside of what was read. */
export function roleReviews(
  account: Pair<Account>,
  access: readonly Pair<EffectiveAccess>[],
  comparisons: Comparisons,
  elsewhere: NamedElsewhere,
): PolicyReview[] {
  const indexes = indexesOf(account);
  return access.flatMap((pair) => {
    if ((pair.after ?? pair.before)?.kind !== 'role') return [];
    const { name } = identity(pair);
    const standing = standingOf(account, pair, declarations(indexes, pair.key), elsewhere);
    const { verdict, gained, lost, reasons } = comparisons.of(pair.before, pair.after, standing);
    if (verdict === 'none') return [];
    const because = causesOf(indexes, pair);
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

/** What finds things on each side. */
interface Indexes {
  readonly before: AccountIndex | undefined;
  readonly after: AccountIndex | undefined;
}

function indexesOf({ before, after }: Pair<Account>): Indexes {
  return { before: before && AccountIndex.of(before), after: after && AccountIndex.of(after) };
}

function causesOf(indexes: Indexes, { before, after }: Pair<EffectiveAccess>): Cause[] {
  return causes({ index: indexes.before, access: before }, { index: indexes.after, access: after });
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

function declarations({ before, after }: Indexes, key: string): Declarations {
  return { was: before?.principal(key)?.declared, is: after?.principal(key)?.declared };
}

function standingOf(
  account: Pair<Account>,
  { key, before, after }: Pair<EffectiveAccess>,
  { was, is }: Declarations,
  elsewhere: NamedElsewhere,
): Standing {
  const [known, side] = [after ?? before, account.after ?? account.before];
  if (!isMaking(was) && !isMaking(is)) return 'there';
  // Whoever is removed holds nothing, wherever it is named.
  const isGone = was !== undefined && is === undefined && after === undefined;
  return !isGone && known && side && elsewhere.has(side, known.kind, key) ? 'made' : 'whole';
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
