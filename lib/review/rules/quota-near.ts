import { type Fact } from '../../access';
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
    yield* ofAll('sub-users', users, QUOTAS.subUsers);
    yield* ofAll('user groups', groups, QUOTAS.userGroups);
    yield* ofAll('custom policies', policies, QUOTAS.customPolicies);
    yield* ofEach(memberships, ({ group }) => group, 'group', 'members', QUOTAS.membersOfGroup, view);
    yield* ofEach(memberships, ({ user }) => user, 'user', 'groups', QUOTAS.groupsOfUser, view);
    yield* ofEach(attachments, ({ principal }) => principal, '', 'policies', QUOTAS.policiesOfPrincipal, view);
  },
};

function* ofAll(what: string, things: readonly { readonly declared?: Fact }[], quota: number): Iterable<Violation> {
  const declared = things.flatMap((thing) => thing.declared ?? []);
  yield* near('the account', what, declared.length, declared.at(-1), quota);
}

function* ofEach<T extends Fact>(
  facts: readonly T[],
  ownerOf: (fact: T) => string,
  kind: string,
  what: string,
  quota: number,
  view: AccountView,
): Iterable<Violation> {
  const counts = new Map<string, number>();
  for (const fact of facts) counts.set(ownerOf(fact), (counts.get(ownerOf(fact)) ?? 0) + 1);
  const full = new Map<string, T>();
  for (const fact of facts) if (isNear(counts.get(ownerOf(fact)) ?? 0, quota)) full.set(ownerOf(fact), fact);
  for (const [owner, last] of full) {
    const name = `${kind} ${quoted(view.nameOf(owner))}`.trim();
    yield* near(name, what, counts.get(owner) ?? 0, last, quota);
  }
}

function isNear(count: number, quota: number): boolean {
  return count >= quota * NEAR;
}

/** Said once on the way up and once more beyond it, not with each step. */
function* near(owner: string, what: string, count: number, last: Fact | undefined, quota: number): Iterable<Violation> {
  if (last === undefined || !isNear(count, quota)) return;
  const isOver = count > quota;
  const remedy = isOver ? `remove ${count - quota}` : 'what is not needed can go';
  yield {
    origin: last.origin,
    message: `${owner} has ${count} ${what}, where CAM allows ${quota}; ${remedy}`,
    about: [[owner, what, isOver]],
  };
}
