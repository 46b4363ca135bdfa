import { type Fact, type Origin } from '../../access';
import { QUOTAS } from '../../catalog';
import { quoted } from '../../policy/parse/quoted';
import { type AccountView } from './account-view';
import { type Rule, type Violation } from './rule';

/** From this share of a quota on. */
const NEAR = 0.9;

export const quotaNear: Rule = {
  id: 'quota-near',
  severity: 'warning',
  title: 'A quota of CAM is nearly used up',
  why: 'What goes beyond it fails while it is applied, when half of a change is made; and what was read may not be all there is.',
  remedy: 'Remove what is not needed, attach to groups, or ask Tencent for more.',
  see: 'https://www.tencentcloud.com/document/product/598/10609',
  *check(view) {
    const { users, groups, policies, memberships, attachments } = view.account;
    const declared = (things: readonly { readonly declared?: Fact }[]): Fact[] =>
      things.flatMap((thing) => thing.declared ?? []);
    yield* near('the account', 'sub-users', declared(users), QUOTAS.subUsers);
    yield* near('the account', 'user groups', declared(groups), QUOTAS.userGroups);
    yield* near('the account', 'custom policies', declared(policies), QUOTAS.customPolicies);
    yield* ofEach(memberships, ({ group }) => group, 'group', 'members', QUOTAS.membersOfGroup, view);
    yield* ofEach(memberships, ({ user }) => user, 'user', 'groups', QUOTAS.groupsOfUser, view);
    yield* ofEach(attachments, ({ principal }) => principal, '', 'policies', QUOTAS.policiesOfPrincipal, view);
  },
};

function* ofEach<T extends Fact>(
  facts: readonly T[],
  ownerOf: (fact: T) => string,
  kind: string,
  what: string,
  quota: number,
  view: AccountView,
): Iterable<Violation> {
  const owners = new Map<string, T[]>();
  for (const fact of facts) {
    const owned = owners.get(ownerOf(fact));
    if (owned === undefined) owners.set(ownerOf(fact), [fact]);
    else owned.push(fact);
  }
  for (const [owner, owned] of owners) {
    if (isNear(owned, quota)) yield* near(`${kind} ${quoted(view.nameOf(owner))}`.trim(), what, owned, quota);
  }
}

function isNear(owned: readonly Fact[], quota: number): boolean {
  return owned.length >= quota * NEAR;
}

/** Said once on the way up and once more beyond it, not with each step. */
function* near(owner: string, what: string, owned: readonly Fact[], quota: number): Iterable<Violation> {
  const last: Origin | undefined = owned.at(-1)?.origin;
  if (last === undefined || !isNear(owned, quota)) return;
  const isOver = owned.length > quota;
  const remedy = isOver ? `remove ${owned.length - quota}` : 'what is not needed can go';
  yield {
    origin: last,
    message: `${owner} has ${owned.length} ${what}, where CAM allows ${quota}; ${remedy}`,
    about: [[owner, what, isOver]],
  };
}
