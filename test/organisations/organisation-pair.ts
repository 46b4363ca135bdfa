import * as fc from 'fast-check';
import { type PolicyDocument } from '../../lib/policy';
import { type Alphabet } from '../policy/laws/alphabet';
import { document } from '../policy/laws/grants-arbitrary';
import { mutation } from '../policy/laws/mutation';
import {
  type Boundary,
  EXISTING,
  type Grant,
  type Membership,
  type Organisation,
  PRESETS,
  type Presets,
  tidy,
} from './organisation';

export interface OrganisationPair {
  readonly before: Organisation;
  readonly after: Organisation;
}

type Edit = (organisation: Organisation) => Organisation;

const USERS = ['ann', 'ben', 'cem'];
const GROUPS = ['day', 'night'];
const POLICIES = ['play', 'stop', 'watch'];
/** All that code may make. */
export const NAMES: readonly string[] = [...USERS, ...GROUPS, ...POLICIES];
/** The oracle counts the statements of both sides in the bits of one number. */
const MOST_STATEMENTS = 2;

const user = fc.constantFrom(...USERS, EXISTING.user);
const group = fc.constantFrom(...GROUPS, EXISTING.group);
const policy = fc.constantFrom(...POLICIES, ...POLICIES, EXISTING.policy, ...PRESETS);
const membership: fc.Arbitrary<Membership> = fc.record({ group, user });
const boundary: fc.Arbitrary<Boundary> = fc.record({
  user: fc.constantFrom(...USERS),
  policy: fc.constantFrom(...POLICIES),
});
const grant: fc.Arbitrary<Grant> = fc.oneof(
  fc.record({ kind: fc.constant('user' as const), holder: user, policy }),
  fc.record({ kind: fc.constant('group' as const), holder: group, policy }),
);

/** An organisation, and the same after one to four edits, either way round. */
export function organisationPair(alphabet: Alphabet): fc.Arbitrary<OrganisationPair> {
  return fc
    .tuple(organisation(alphabet), fc.array(edit(alphabet), { minLength: 1, maxLength: 4 }), fc.boolean())
    .map(([one, edits, swapped]) => {
      const other = edits.reduce((made, edit) => tidy(edit(made)), one);
      return swapped ? { before: other, after: one } : { before: one, after: other };
    });
}

export function organisation(alphabet: Alphabet): fc.Arbitrary<Organisation> {
  return fc
    .record({
      users: fc.subarray(USERS, { minLength: 1 }),
      groups: fc.subarray(GROUPS),
      policies: fc
        .tuple(...POLICIES.map(() => short(document(alphabet))))
        .map((documents) => new Map(documents.map((document, at) => [POLICIES[at]!, document]))),
      members: fc.array(membership, { maxLength: 4 }),
      grants: fc.array(grant, { maxLength: 5 }),
      boundaries: fc.uniqueArray(boundary, { maxLength: 1 }),
    })
    .map(tidy);
}

/** What Tencent's policies may say. */
export function presets(alphabet: Alphabet): fc.Arbitrary<Presets> {
  const allowing = short(document(alphabet)).map(({ version, statement }) => ({
    version,
    statement: statement.map((one) => ({ ...one, effect: 'allow' as const })),
  }));
  return fc.tuple(allowing, allowing).map(([full, readOnly]) => ({
    QcloudTRTCFullAccess: full,
    QcloudTRTCReadonlyAccess: readOnly,
  }));
}

function short(documents: fc.Arbitrary<PolicyDocument>): fc.Arbitrary<PolicyDocument> {
  return documents.map(({ version, statement }) => ({ version, statement: statement.slice(0, MOST_STATEMENTS) }));
}

/** What people do in one pull request. */
export function edit(alphabet: Alphabet): fc.Arbitrary<Edit> {
  const name = fc.constantFrom(...POLICIES);
  return fc.oneof(
    membership.map((one): Edit => (all) => ({ ...all, members: toggled(all.members, one) })),
    grant.map((one): Edit => (all) => ({ ...all, grants: toggled(all.grants, one) })),
    boundary.map((one): Edit => (all) => {
      const others = all.boundaries.filter(({ user, policy }) => user !== one.user || policy === one.policy);
      return { ...all, boundaries: toggled(others, one) };
    }),
    fc.constantFrom(...USERS).map((one): Edit => (all) => ({ ...all, users: toggled(all.users, one) })),
    fc.constantFrom(...GROUPS).map((one): Edit => (all) => ({ ...all, groups: toggled(all.groups, one) })),
    fc.tuple(name, mutation(alphabet)).map(([one, mutate]): Edit => (all) => {
      const [changed] = all.policies.has(one) ? mutate({ documents: [all.policies.get(one)!] }).documents : [];
      if (changed === undefined || changed.statement.length === 0) return all;
      const shortened = { ...changed, statement: changed.statement.slice(0, MOST_STATEMENTS) };
      return { ...all, policies: new Map([...all.policies, [one, shortened]]) };
    }),
    name.map((one): Edit => (all) => ({ ...all, policies: new Map([...all.policies].filter(([key]) => key !== one)) })),
    // Hands what users hold directly over to a group of theirs, or back.
    fc.tuple(fc.constantFrom(...GROUPS), fc.boolean()).map(
      ([one, back]): Edit =>
        (all) =>
          handedOver(all, one, back),
    ),
    // One policy takes the place of another, which says the same or not.
    fc.tuple(name, name, fc.boolean()).map(
      ([one, other, same]): Edit =>
        (all) =>
          exchanged(all, one, other, same),
    ),
  );
}

function toggled<T>(items: readonly T[], one: T): T[] {
  const text = JSON.stringify(one);
  const others = items.filter((item) => JSON.stringify(item) !== text);
  return others.length < items.length ? others : [...items, one];
}

function handedOver(all: Organisation, group: string, back: boolean): Organisation {
  const members = all.members.filter((one) => one.group === group).map(({ user }) => user);
  const own = all.grants.filter(({ kind, holder }) => kind === 'user' && members.includes(holder));
  const shared = all.grants.filter(({ kind, holder }) => kind === 'group' && holder === group);
  const moved: Grant[] = back
    ? shared.flatMap(({ policy }) => members.map((holder) => ({ kind: 'user' as const, holder, policy })))
    : own.map(({ policy }) => ({ kind: 'group' as const, holder: group, policy }));
  const gone = back ? shared : own;
  return { ...all, grants: [...all.grants.filter((one) => !gone.includes(one)), ...moved] };
}

function exchanged(all: Organisation, one: string, other: string, same: boolean): Organisation {
  const document = all.policies.get(one);
  if (document === undefined) return all;
  const grants = all.grants.map((grant) => (grant.policy === one ? { ...grant, policy: other } : grant));
  return { ...all, grants, policies: same ? new Map([...all.policies, [other, document]]) : all.policies };
}
