import {
  type Account,
  type Attachment,
  type Boundary,
  type Credential,
  type Fact,
  type Group,
  type Membership,
  type Policy,
  type PolicyText,
  type Role,
  type User,
} from '../model/access-model';
import { digestOf } from '../model/digest';
import { groupKey, groupKeyOfId, policyKey, policyKeyOfId, roleKey, roleKeyOfId } from '../model/keys';
import { userKey, userKeyOfUin } from '../model/keys';
import { type OrUnknown, unknownValue } from '../model/unknown';
import { type PolicyTexts, unknownText } from './policy-texts';

const UNDECLARED_USER = unknownValue('not-declared', 'the user is not declared here');
const UNDECLARED_GROUP = unknownValue('not-declared', 'the group is not declared here');
const UNDECLARED_ROLE = unknownValue('not-declared', 'the role is not declared here');
const UNNUMBERED_POLICY = unknownValue('not-declared', 'the policy is named, not numbered');
const UNDECLARED_TEXT = unknownText(unknownValue('not-declared', 'the document is not in what was read'));

/** Gathers what is read about one account. Whatever is named gets an entry, whether or not it is declared. */
export class AccountFacts {
  private readonly users = new Map<string, User>();
  private readonly groups = new Map<string, Group>();
  private readonly roles = new Map<string, Role>();
  private readonly policies = new Map<string, Policy>();
  private readonly documents = new Map<string, { readonly text: PolicyText; readonly address: string }[]>();
  private readonly memberships: Membership[] = [];
  private readonly attachments: Attachment[] = [];
  private readonly boundaries: Boundary[] = [];
  private readonly credentials: Credential[] = [];
  private readonly owners = new Set<string>();

  public constructor(
    private readonly key: string,
    public readonly texts: PolicyTexts,
  ) {}

  /** Whoever is said to own the account does, unless somebody else is said to as well. */
  public ownedBy(uin: string): void {
    this.owners.add(uin);
  }

  public user(name: OrUnknown<string>, uin?: string): string {
    const key = userKey(name);
    if (!this.users.has(key)) this.users.set(key, undeclaredUser(key, name, uin ?? UNDECLARED_USER));
    return key;
  }

  public userOfUin(uin: string): string {
    const key = userKeyOfUin(uin);
    const name = unknownValue('not-declared', `the user with the uin ${uin}`);
    if (!this.users.has(key)) this.users.set(key, undeclaredUser(key, name, uin));
    return key;
  }

  public declareUser(user: User): string | undefined {
    return declare(this.users, user);
  }

  public group(name: OrUnknown<string>, id?: string): string {
    const key = groupKey(name);
    if (!this.groups.has(key)) this.groups.set(key, Object.freeze({ key, name, id: id ?? UNDECLARED_GROUP }));
    return key;
  }

  public groupOfId(id: string): string {
    const key = groupKeyOfId(id);
    const name = unknownValue('not-declared', `the group with the id ${id}`);
    if (!this.groups.has(key)) this.groups.set(key, Object.freeze({ key, name, id }));
    return key;
  }

  public declareGroup(group: Group): string | undefined {
    return declare(this.groups, group);
  }

  public role(name: OrUnknown<string>): string {
    const key = roleKey(name);
    if (!this.roles.has(key)) this.roles.set(key, Object.freeze({ key, name, trust: UNDECLARED_ROLE }));
    return key;
  }

  public roleOfId(id: string): string {
    const key = roleKeyOfId(id);
    const name = unknownValue('not-declared', `the role with the id ${id}`);
    if (!this.roles.has(key)) this.roles.set(key, Object.freeze({ key, name, trust: UNDECLARED_ROLE }));
    return key;
  }

  public declareRole(role: Role): string | undefined {
    return declare(this.roles, role);
  }

  public policy(kind: OrUnknown<'preset' | 'custom'>, name: OrUnknown<string>, id?: string): string {
    const key = policyKey(kind, name);
    if (!this.policies.has(key)) {
      const policy = { key, kind, name, id: id ?? UNNUMBERED_POLICY, document: UNDECLARED_TEXT };
      this.policies.set(key, Object.freeze(policy));
    }
    return key;
  }

  public policyOfId(id: string): string {
    const key = policyKeyOfId(id);
    const nameless = unknownValue('not-declared', `the policy with the id ${id}`);
    if (!this.policies.has(key)) {
      const policy = { key, kind: nameless, name: nameless, id, document: UNDECLARED_TEXT };
      this.policies.set(key, Object.freeze(policy));
    }
    return key;
  }

  public declarePolicy(key: string, id: OrUnknown<string>, declared: Fact): void {
    const policy = this.policies.get(key);
    if (policy !== undefined) this.policies.set(key, Object.freeze({ ...policy, id, declared }));
  }

  /** What an address says that a policy's document is. */
  public documentOf(policy: string, text: PolicyText, address: string): void {
    const known = this.documents.get(policy) ?? [];
    known.push({ text, address });
    this.documents.set(policy, known);
  }

  public addMembership(fact: Membership): void {
    this.memberships.push(Object.freeze(fact));
  }

  public addAttachment(fact: Attachment): void {
    this.attachments.push(Object.freeze(fact));
  }

  public addBoundary(fact: Boundary): void {
    this.boundaries.push(Object.freeze(fact));
  }

  public addCredential(fact: Credential): void {
    this.credentials.push(Object.freeze(fact));
  }

  public build(): Account {
    const policies = [...this.policies.values()].map((policy) =>
      Object.freeze({ ...policy, document: this.settled(policy) }),
    );
    const [ownerUin, other] = this.owners;
    return Object.freeze({
      key: this.key,
      ...(ownerUin !== undefined && other === undefined && { ownerUin }),
      users: byKey(this.users.values()),
      groups: byKey(this.groups.values()),
      roles: byKey(this.roles.values()),
      policies: byKey(policies),
      memberships: inOrder(
        this.memberships,
        (fact) => fact.user,
        (fact) => fact.group,
      ),
      attachments: inOrder(
        this.attachments,
        (fact) => fact.principal,
        (fact) => fact.policy,
      ),
      boundaries: inOrder(
        this.boundaries,
        (fact) => fact.principal,
        (fact) => fact.policy,
      ),
      credentials: inOrder(
        this.credentials,
        (fact) => fact.user ?? '',
        (fact) => fact.kind,
      ),
    });
  }

  private settled(policy: Policy): PolicyText {
    const said = this.documents.get(policy.key) ?? [];
    const first = said[0]?.text ?? policy.document;
    if (said.every(({ text }) => text.digest === first.digest)) return first;
    const addresses = said.map(({ address }) => address).sort();
    return Object.freeze({
      state: 'refused',
      problem: `${addresses.join(' and ')} give it different documents, and the last one applied wins`,
      digest: digestOf(said.map(({ text }) => text.digest).sort()),
    });
  }
}

function undeclaredUser(key: string, name: OrUnknown<string>, uin: OrUnknown<string>): User {
  return Object.freeze({ key, name, uin, consoleLogin: UNDECLARED_USER, useApi: UNDECLARED_USER });
}

/** @returns what is wrong, if another resource declares the same thing: the one whose address comes first is kept */
function declare<T extends { readonly key: string; readonly declared?: Fact }>(
  entries: Map<string, T>,
  entry: T,
): string | undefined {
  const address = entry.declared?.origin.address ?? '';
  const other = entries.get(entry.key)?.declared?.origin.address;
  if (other === undefined || address < other) entries.set(entry.key, Object.freeze(entry));
  return other === undefined ? undefined : `\`${[address, other].sort().join('` and `')}\` declare the same thing`;
}

function byKey<T extends { readonly key: string }>(entries: Iterable<T>): readonly T[] {
  return Object.freeze([...entries].sort((a, b) => compare(a.key, b.key)));
}

function inOrder<T extends Fact>(facts: T[], first: (fact: T) => string, second: (fact: T) => string): readonly T[] {
  const sorted = facts.sort(
    (a, b) =>
      compare(first(a), first(b)) || compare(second(a), second(b)) || compare(a.origin.address, b.origin.address),
  );
  return Object.freeze(sorted);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
