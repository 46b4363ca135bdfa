import { type Grants, type PolicyDocument } from '../../policy';
import { type Account, type Policy, type PrincipalKind } from '../model/access-model';
import { AccountIndex } from '../model/account-index';
import { type OrUnknown, type Unknown } from '../model/unknown';
import { condition, groupAtom, policyAtom, through } from './atom';
import { type Holding } from './holding';

/** What one user, group or role may do. */
export interface EffectiveAccess {
  readonly kind: PrincipalKind;
  /** Key of the user, the group or the role. */
  readonly principal: string;
  readonly name: OrUnknown<string>;
  /** What it holds directly and through groups, within its boundary. Equal ones are often the same object. */
  readonly grants: Grants;
  /**
   * Name of a boundary whose document is not known. It is not in `grants`: with it, the principal may do less.
   *
   * @default - there is no boundary, or `grants` holds it
   */
  readonly opaqueBoundary?: string;
}

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
  private last: { readonly principal: string; readonly holdings: readonly Holding[] } | undefined;
  private readonly grantsOfGroups = new Map<string, Grants>();
  private readonly grantsOfAtoms = new Map<string, Grants>();
  private readonly atoms = new Map<Policy, string>();

  public constructor(private readonly account: Account) {
    this.index = AccountIndex.of(account);
  }

  /** Of everybody: groups, roles, users, each in the order of their keys. */
  public all(): readonly EffectiveAccess[] {
    return [...this.each()];
  }

  /** The same, one by one: what is asked about a principal in its turn is known already. */
  public *each(): Iterable<EffectiveAccess> {
    const { groups, roles, users } = this.account;
    for (const { key, name } of groups) yield this.bounded('group', key, name, this.ofGroup(key));
    for (const { key, name } of roles) yield this.bounded('role', key, name, this.grantsOf(this.attached(key)));
    for (const { key, name } of users) yield this.bounded('user', key, name, this.ofUser(key));
  }

  /** Every way in which a principal comes to what it holds. */
  public holdings(principal: string): readonly Holding[] {
    const own = this.index.group(principal) !== undefined ? this.inGroup(principal) : this.attached(principal);
    const memberships = this.index.membershipsOf(principal);
    if (memberships.length === 0) return own;
    const throughGroups = memberships.flatMap(({ group, when, origin }) =>
      this.inGroup(group, when).map((holding) => ({ ...holding, via: group, membership: origin })),
    );
    return [...own, ...throughGroups];
  }

  private ofGroup(key: string): Grants {
    let grants = this.grantsOfGroups.get(key);
    if (grants === undefined) this.grantsOfGroups.set(key, (grants = this.grantsOf(this.inGroup(key))));
    return grants;
  }

  private ofUser(key: string): Grants {
    const direct = this.attached(key);
    const memberships = this.index.membershipsOf(key);
    if (memberships.length === 0) return this.grantsOf(direct);
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
    // A group's are asked for again with each of its members, those of anybody else only in their turn.
    if (this.index.group(principal) !== undefined) {
      let held = this.attachedToGroups.get(principal);
      if (held === undefined) this.attachedToGroups.set(principal, (held = this.attachedOn(principal, [])));
      return held;
    }
    if (this.last?.principal !== principal) {
      this.last = { principal, holdings: this.attachedOn(principal, []) };
    }
    return this.last.holdings;
  }

  /** @param on what else each attachment depends on */
  private attachedOn(principal: string, on: readonly string[]): readonly Holding[] {
    const holdings: Holding[] = [];
    for (const { policy: key, origin: attachment, when } of this.index.attachmentsOf(principal)) {
      const policy = this.index.policy(key);
      if (policy === undefined) continue;
      const depends = when === undefined ? on : [...on, ...condition(when)];
      if (depends.length === 0 && policy.document.state === 'read') {
        holdings.push({ policy: key, attachment, document: policy.document.document });
      } else holdings.push({ policy: key, attachment, opaque: this.atom(policy, depends) });
    }
    return holdings;
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

  private bounded(kind: PrincipalKind, principal: string, name: OrUnknown<string>, grants: Grants): EffectiveAccess {
    const boundaries = this.index.boundariesOf(principal);
    if (boundaries.length === 0) return { kind, principal, name, grants };
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
      return { kind, principal, name, grants: { ...grants, boundary: document } };
    }
    return { kind, principal, name, grants, opaqueBoundary: [...atoms].sort().join(' or ') };
  }
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
