import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { type ITrtcPolicy } from '../../trtc-policy';
import { type ITrtcPrincipal, TrtcPrincipalKind } from '../../trtc-principal';
import { type Declaration } from '../declaration';
import { quoted } from '../problems';
import { type Home } from './accounts';

/** What accounts hold by name. */
export type EntityKind = 'sub-user' | 'user group' | 'custom policy';

/** Something that the program makes, or names as existing. */
export interface EntityRecord {
  readonly kind: EntityKind;
  readonly name: string;
  readonly home: Home;
  readonly existing: boolean;
  readonly declaration: Declaration;
}

/** A principal holds a policy. */
export interface GrantRecord {
  readonly principal: ITrtcPrincipal;
  readonly policy: ITrtcPolicy;
  readonly home: Home;
  readonly declaration: Declaration;
}

/** A sub-user is a member of a group. */
export interface MembershipRecord {
  readonly group: ITrtcPrincipal;
  readonly member: ITrtcPrincipal;
  readonly declaration: Declaration;
}

/** A sub-user is to have an access key. */
export interface AccessKeyRecord {
  readonly user: ITrtcPrincipal;
  readonly home: Home;
  readonly declaration: Declaration;
}

/** Something uses something else, which only works within one account. */
export interface UseRecord {
  readonly used: Home;
  readonly user: Home;
  /** What is used, as an error names it. */
  readonly what: () => string;
  /** Where it is used, as an error names it. */
  readonly place: () => string;
}

/** A binding, of which the end tells whether it binds anything. */
export interface BindingRecord {
  readonly principals: ReadonlyMap<string, unknown>;
  readonly policies: ReadonlyMap<string, unknown>;
  readonly declaration: Declaration;
}

/** Everything that the checks of an app look at. */
export interface Records {
  readonly entities: readonly EntityRecord[];
  readonly grants: readonly GrantRecord[];
  readonly memberships: readonly MembershipRecord[];
  readonly uses: readonly UseRecord[];
  readonly bindings: readonly BindingRecord[];
  readonly accessKeys: readonly AccessKeyRecord[];
}

/** Where a principal lives. */
export function homeOf(principal: ITrtcPrincipal): Home {
  return { construct: principal, provider: principal.provider };
}

/** Who a principal is within its account. */
export function principalKey(principal: ITrtcPrincipal): string {
  return `${principal.principalKind} ${nameKey(principal.principalName, principal)}`;
}

/** How an error names a principal. */
export function described({ principalKind, principalName }: ITrtcPrincipal): string {
  return `${principalKind === TrtcPrincipalKind.SUB_USER ? 'sub-user' : 'user group'} ${quoted(principalName)}`;
}

/** Which policy it is within an account. */
export function policyKey(policy: ITrtcPolicy): string {
  return nameKey(policy.policyName, policy);
}

/** A name that only Terraform knows is nobody else's: the place in the program takes its part. */
export function nameKey(name: string, bearer: unknown): string {
  return Token.isUnresolved(name) && Construct.isConstruct(bearer) ? bearer.node.path : name;
}
