import { type Grants, type PolicyDocument } from '../../lib/policy';

/** Who holds what in one account, as a person would note it down: nothing in here comes from a reader. */
export interface Organisation {
  /** Sub-users that the code makes. */
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly policies: ReadonlyMap<string, PolicyDocument>;
  readonly members: readonly Membership[];
  readonly grants: readonly Grant[];
  readonly boundaries: readonly Boundary[];
}

export interface Membership {
  readonly group: string;
  readonly user: string;
}

export interface Grant {
  readonly kind: 'user' | 'group';
  readonly holder: string;
  readonly policy: string;
}

/** A user has one boundary. */
export interface Boundary {
  readonly user: string;
  readonly policy: string;
}

/** There without the code, before and after. Nobody knows what else they hold, or what the policy says. */
export const EXISTING = { user: 'veteran', group: 'guild', policy: 'custom' } as const;

/** How code refers to them: by what the cloud calls them. */
export const EXISTING_IDS = { group: '77', policy: '900' } as const;

export type ExistingIds = Readonly<Record<keyof typeof EXISTING_IDS, string>>;

/** Tencent's own policies, which are there too; by default nobody has read what they say, but for that they only allow. */
export const PRESETS = ['QcloudTRTCFullAccess', 'QcloudTRTCReadonlyAccess'] as const;

export type Presets = Readonly<Record<(typeof PRESETS)[number], PolicyDocument>>;

export type Principal = Pick<Grant, 'kind' | 'holder'>;

/** Every user and group that is there on one side at least. */
export function principalsOf(...sides: readonly Organisation[]): Principal[] {
  const users = new Set([EXISTING.user, ...sides.flatMap((side) => side.users)]);
  const groups = new Set([EXISTING.group, ...sides.flatMap((side) => side.groups)]);
  return [
    ...[...users].map((holder) => ({ kind: 'user' as const, holder })),
    ...[...groups].map((holder) => ({ kind: 'group' as const, holder })),
  ];
}

/**
 * What a user may do, or a group lets its members do. Whoever is not there may do nothing.
 *
 * @param presets what Tencent's policies say
 */
export function grantsOf(organisation: Organisation, { kind, holder }: Principal, presets: Presets): Grants {
  const isThere = kind === 'user' ? organisation.users.includes(holder) : organisation.groups.includes(holder);
  if (!isThere && holder !== EXISTING[kind]) return { documents: [] };
  const groups = organisation.members.filter((one) => kind === 'user' && one.user === holder).map(({ group }) => group);
  const held = organisation.grants
    .filter(
      (one) => (one.kind === kind && one.holder === holder) || (one.kind === 'group' && groups.includes(one.holder)),
    )
    .map(({ policy }) => policy);
  const boundary = organisation.boundaries.find((one) => kind === 'user' && one.user === holder);
  const opaque = [
    ...(held.includes(EXISTING.policy) ? [EXISTING.policy] : []),
    ...(groups.includes(EXISTING.group) ? ['what else the group holds'] : []),
    ...(holder === EXISTING[kind] ? [`what else the ${kind} holds`] : []),
  ];
  const known = new Map([...organisation.policies, ...Object.entries(presets)]);
  const documents = [...new Set(held)].flatMap((policy) => known.get(policy) ?? []);
  return {
    documents,
    ...(boundary && { boundary: organisation.policies.get(boundary.policy)! }),
    ...(opaque.length > 0 && { opaque }),
  };
}

/** Whether a policy is there without the code. */
export function isThere(policy: string): boolean {
  return [EXISTING.policy, ...PRESETS].some((one) => one === policy);
}

/** Without what hangs on something that is not there. */
export function tidy({ users, groups, policies, ...rest }: Organisation): Organisation {
  const hasUser = (user: string): boolean => user === EXISTING.user || users.includes(user);
  const hasGroup = (group: string): boolean => group === EXISTING.group || groups.includes(group);
  const hasPolicy = (policy: string): boolean => policies.has(policy) || isThere(policy);
  return {
    users,
    groups,
    policies,
    members: distinct(rest.members.filter(({ user, group }) => hasUser(user) && hasGroup(group))),
    grants: distinct(
      rest.grants.filter(
        ({ kind, holder, policy }) => (kind === 'user' ? hasUser(holder) : hasGroup(holder)) && hasPolicy(policy),
      ),
    ),
    // Whether a user who exists already has another boundary is not known: such a change is a test of its own.
    boundaries: rest.boundaries.filter(({ user, policy }) => users.includes(user) && policies.has(policy)),
  };
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
