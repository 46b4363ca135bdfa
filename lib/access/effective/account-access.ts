import { type Grants, type PolicyDocument } from '../../policy';
import { type Account, type Attachment, type Membership, type Policy, type PrincipalKind } from '../model/access-model';
import { AccountIndex } from '../model/account-index';
import { type OrUnknown, type Unknown } from '../model/unknown';
import { condition, groupAtom, policyAtom, through } from './atom';
import { type EffectiveAccess, PrincipalAccess } from './effective-access';
import { type Holding } from './holding';

/**
 * The effective access of the users, groups and roles of an account.
 *
 * What is uncertain is opaque: a policy whose document is not known or does not parse, an attachment that depends on a
 * variable, a group that was not read as a whole. It cancels out against the same uncertainty in another model, and
 * against nothing else.
 */
export class AccountAccess {
  private readonly index: AccountIndex;
  private readonly attachedToGroups = new Map<string, readonly Holding[]>();
  private readonly grantsOfGroups = new Map<string, Grants>();
  private readonly grantsOfAtoms = new Map<string, Grants>();
  private readonly atoms = new Map<Policy, string>();

  public constructor(private readonly account: Account) {
    this.index = AccountIndex.of(account);
  }

  /** Of everybody: groups, roles, users, each in the order of their keys. */
  public all(): readonly EffectiveAccess[] {
    const { groups, roles, users } = this.account;
    const ofGroups = groups.map(({ key, name }) => {
      return this.bounded('group', key, name, this.ofGroup(key), () => this.inGroup(key));
    });
    const ofRoles = roles.map(({ key, name }) => {
      const attached = this.attached(key);
      return this.bounded('role', key, name, this.grantsOf(attached), attached);
    });
    const ofUsers = users.map(({ key, name }) => {
      const direct = this.attached(key);
      const memberships = this.index.membershipsOf(key);
      if (memberships.length === 0) return this.bounded('user', key, name, this.grantsOf(direct), direct);
      const grants = this.withGroups(direct, memberships);
      return this.bounded('user', key, name, grants, () => [...direct, ...this.throughGroups(memberships)]);
    });
    return ofGroups.concat(ofRoles, ofUsers);
  }

  /** Every way in which a principal comes to what it holds. */
  public holdings(principal: string): readonly Holding[] {
    if (this.index.group(principal) !== undefined) return this.inGroup(principal);
    return [...this.attached(principal), ...this.throughGroups(this.index.membershipsOf(principal))];
  }

  private throughGroups(memberships: readonly Membership[]): readonly Holding[] {
    return memberships.flatMap(({ group, when, origin }) =>
      this.inGroup(group, when).map((holding) => ({ ...holding, via: group, membership: origin })),
    );
  }

  private ofGroup(key: string): Grants {
    let grants = this.grantsOfGroups.get(key);
    if (grants === undefined) this.grantsOfGroups.set(key, (grants = this.grantsOf(this.inGroup(key))));
    return grants;
  }

  private withGroups(direct: readonly Holding[], memberships: readonly Membership[]): Grants {
    const certain = new Set(memberships.filter(({ when }) => when === undefined).map(({ group }) => group));
    const parts = [...certain].map((group) => this.ofGroup(group));
    for (const { group, when } of memberships) if (when) parts.push(this.grantsOf(this.inGroup(group, when)));
    if (direct.length > 0) parts.push(this.grantsOf(direct));
    return parts.length === 1 ? parts[0]! : union(parts);
  }

  /** @param when on what it depends that the group is held at all */
  private inGroup(key: string, when?: Unknown): readonly Holding[] {
    const group = this.index.group(key);
    if (group === undefined) return [];
    const attached =
      when === undefined ? this.attached(key) : this.attachedOn(key, [through(group), ...condition(when)]);
    return group.declared === undefined ? [...attached, { opaque: groupAtom(group, condition(when)) }] : attached;
  }

  private attached(principal: string): readonly Holding[] {
    // A group's are asked for again with each of its members.
    if (this.index.group(principal) === undefined) return this.attachedOn(principal, []);
    let held = this.attachedToGroups.get(principal);
    if (held === undefined) this.attachedToGroups.set(principal, (held = this.attachedOn(principal, [])));
    return held;
  }

  /** @param on what else each attachment depends on */
  private attachedOn(principal: string, on: readonly string[]): readonly Holding[] {
    // An array that is pushed to has room for many, and most people hold one policy.
    const holdings = this.index.attachmentsOf(principal).map((attachment) => this.holding(attachment, on));
    return holdings.includes(undefined) ? holdings.filter(isDefined) : (holdings as Holding[]);
  }

  private holding({ policy: key, origin: attachment, when }: Attachment, on: readonly string[]): Holding | undefined {
    const policy = this.index.policy(key);
    if (policy === undefined) return undefined;
    const depends = when === undefined ? on : [...on, ...condition(when)];
    if (depends.length === 0 && policy.document.state === 'read') {
      return { policy: key, attachment, document: policy.document.document };
    }
    return { policy: key, attachment, opaque: this.atom(policy, depends) };
  }

  private atom(policy: Policy, on: readonly string[]): string {
    if (on.length > 0) return policyAtom(policy, on);
    let atom = this.atoms.get(policy);
    if (atom === undefined) this.atoms.set(policy, (atom = policyAtom(policy, on)));
    return atom;
  }

  private grantsOf(holdings: readonly Holding[]): Grants {
    // Most people hold one preset.
    const [{ opaque, document } = {}, other] = holdings;
    if (opaque === undefined || document !== undefined || other !== undefined) return grantsOf(holdings);
    let grants = this.grantsOfAtoms.get(opaque);
    if (grants === undefined) this.grantsOfAtoms.set(opaque, (grants = grantsOf(holdings)));
    return grants;
  }

  private bounded(
    kind: PrincipalKind,
    principal: string,
    name: OrUnknown<string>,
    grants: Grants,
    holdings: readonly Holding[] | (() => readonly Holding[]),
  ): EffectiveAccess {
    const boundaries = this.index.boundariesOf(principal);
    if (boundaries.length === 0) return new PrincipalAccess(kind, principal, name, grants, holdings);
    const atoms = new Set<string>();
    let document: PolicyDocument | undefined;
    for (const { policy: key, when } of boundaries) {
      const policy = this.index.policy(key);
      if (policy === undefined) continue;
      atoms.add(policyAtom(policy, condition(when)));
      document = when === undefined && policy.document.state === 'read' ? policy.document.document : undefined;
    }
    // A principal has one boundary; where several are declared, nobody knows which.
    if (document !== undefined && atoms.size === 1) {
      return new PrincipalAccess(kind, principal, name, { ...grants, boundary: document }, holdings);
    }
    return new PrincipalAccess(kind, principal, name, grants, holdings, [...atoms].sort().join(' or '));
  }
}

function isDefined<T>(thing: T | undefined): thing is T {
  return thing !== undefined;
}

function grantsOf(holdings: readonly Holding[]): Grants {
  const documents = new Set<PolicyDocument>();
  const opaque = new Set<string>();
  for (const holding of holdings) {
    if (holding.document !== undefined) documents.add(holding.document);
    if (holding.opaque !== undefined) opaque.add(holding.opaque);
  }
  return { documents: [...documents], opaque: [...opaque].sort() };
}

function union(parts: readonly Grants[]): Grants {
  const documents = new Set(parts.flatMap((part) => part.documents));
  const opaque = new Set(parts.flatMap((part) => part.opaque ?? []));
  return { documents: [...documents], opaque: [...opaque].sort() };
}
