import { type Account, AccountIndex, type EffectiveAccess } from '../access';
import { causes, nameOf, saidOf, type Side } from './causes';
import { type Comparisons } from './compare-effective';
import { type Access } from './effective';
import { type Pair } from './pairs';
import { type PolicyReview, type PrincipalReview } from './review';

/** What changes for the users and groups of an account; those for whom nothing does are left out. */
export function principalReviews(
  account: Pair<Account>,
  access: readonly Pair<Access>[],
  comparisons: Comparisons,
): PrincipalReview[] {
  return access.flatMap((pair) => {
    const [before, after] = sides(account, pair);
    const { kind, name } = identity(pair);
    if (kind === 'role') return [];
    const change = changeOf(before, after, pair.key);
    const isMade = isWhole(account, pair.key);
    const { verdict, gained, lost, reasons } = comparisons.of(pair.before, pair.after, isMade);
    if (verdict === 'none' && change === 'changed') return [];
    return [
      {
        account: account.key,
        kind,
        name,
        change,
        declared: isMade,
        verdict,
        gained: gained ?? null,
        lost: lost ?? null,
        reasons,
        because: [...existence(change, before, after, pair.key), ...causes(before, after)],
      },
    ];
  });
}

/** What changes for the roles of an account: whoever assumes them lies outside of what was read. */
export function roleReviews(
  account: Pair<Account>,
  access: readonly Pair<Access>[],
  comparisons: Comparisons,
): PolicyReview[] {
  return access.flatMap((pair) => {
    const { kind, name } = identity(pair);
    if (kind !== 'role') return [];
    const { verdict, gained, lost, reasons } = comparisons.of(pair.before, pair.after, isWhole(account, pair.key));
    if (verdict === 'none') return [];
    const [before, after] = sides(account, pair);
    const because = causes(before, after);
    return [
      {
        account: account.key,
        kind,
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

function sides(account: Pair<Account>, { before, after }: Pair<Access>): [Side, Side] {
  return [
    { account: account.before, access: before },
    { account: account.after, access: after },
  ];
}

function identity({ key, before, after }: Pair<Access>): { kind: EffectiveAccess['kind']; name: string } {
  const known = after ?? before;
  return { kind: known?.kind ?? 'user', name: known === undefined ? key : nameOf({ name: known.name, key }) };
}

/** Whether the principal is made, or is taken away, by what was read. */
function isWhole({ before, after }: Pair<Account>, key: string): boolean {
  const made = [before, after].map((account) => account && declared({ account }, key));
  return made.some((fact) => fact !== undefined && fact.origin.importing !== true);
}

function declared({ account }: Pick<Side, 'account'>, key: string) {
  return account === undefined ? undefined : AccountIndex.of(account).principal(key)?.declared;
}

/** A principal comes or goes when its own resource does: one that is only named exists already. */
function changeOf(before: Side, after: Side, key: string): PrincipalReview['change'] {
  const [was, is] = [declared(before, key), declared(after, key)];
  if (was === undefined && is !== undefined && is.origin.importing !== true && before.access === undefined)
    return 'added';
  if (was !== undefined && is === undefined && after.access === undefined) return 'removed';
  return 'changed';
}

function existence(change: PrincipalReview['change'], before: Side, after: Side, key: string) {
  if (change === 'changed') return [];
  const origin = (change === 'added' ? declared(after, key) : declared(before, key))?.origin;
  return [
    {
      kind: change === 'added' ? ('principal-added' as const) : ('principal-removed' as const),
      address: origin?.address ?? '',
      policy: null,
      via: null,
      ...saidOf(origin),
    },
  ];
}
