import { type TerraformProvider, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { AccessChecks } from './private/account/access-checks';
import { type Home } from './private/account/accounts';
import { heldAlready } from './private/account/duplicates';
import { noteUse } from './private/account/note-use';
import { described, homeOf, policyKey, principalKey } from './private/account/records';
import { Declaration } from './private/declaration';
import { noObjectProblems } from './private/input-problems';
import { providerProblems } from './private/provider-problems';
import { Grants } from './private/grants';
import { purposeProblems } from './private/purpose';
import { repeatedProblems } from './private/repeated';
import { type ITrtcPolicy } from './trtc-policy';
import { type ITrtcPrincipal } from './trtc-principal';

/** Who is to hold what, and why. */
export interface TrtcPolicyBindingProps {
  /** Who is to hold the policies, each of them all. Their order means nothing. */
  readonly principals: readonly ITrtcPrincipal[];

  /** What they are to hold. Their order means nothing. */
  readonly policies: readonly ITrtcPolicy[];

  /**
   * Why they need it, for the reviewer.
   *
   * @default - not said
   */
  readonly reason?: string;

  /**
   * Who answers for it, such as a team.
   *
   * @default - not said
   */
  readonly owner?: string;

  /**
   * The last day on which it is needed, as `YYYY-MM-DD`.
   *
   * It is a note: nothing ends by itself on that day.
   *
   * @default - without end
   */
  readonly validUntil?: string;

  /**
   * The provider block of the principals' account, in this stack.
   *
   * @default - for principals of this stack their own, for those of other stacks this stack's provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * Principals hold policies.
 *
 * It becomes one attachment for each principal and policy, named after the two: a pair that moves to another binding is no
 * change. Remove a principal, a policy or the binding, and exactly those attachments go. A pair can be bound once in an
 * account: of two bindings, removing either would revoke both.
 *
 * @see https://www.tencentcloud.com/document/product/598/10602
 */
export class TrtcPolicyBinding extends Construct {
  private readonly declaration: Declaration;
  private readonly provider?: TerraformProvider;
  private readonly checks: AccessChecks;
  private readonly grants: Grants;
  private readonly held = new Map<string, ITrtcPolicy>();
  private readonly holders = new Map<string, Holder>();

  public constructor(scope: Construct, id: string, props: TrtcPolicyBindingProps) {
    super(scope, id);
    const { principals, policies, provider, reason, owner, validUntil } = props;
    const purpose = { reason, owner, validUntil };
    this.declaration = Declaration.of(this, 'TrtcPolicyBinding', purpose);
    this.provider = provider;
    this.checks = AccessChecks.of(this);
    this.grants = Grants.of(this);
    this.declaration
      .problems()
      .add(...purposeProblems(purpose), ...providerProblems(this, provider))
      .add(...this.problems(principals, policies))
      .throwIfAny();
    this.checks.bindings.push({ principals: this.holders, policies: this.held, declaration: this.declaration });
    for (const principal of principals) this.hold(principal, this.declaration);
    for (const policy of policies) this.bind(policy, this.declaration);
  }

  /** Who holds the policies: a copy, sorted by name. */
  public get principals(): ITrtcPrincipal[] {
    return sortedValues(this.holders).map(({ principal }) => principal);
  }

  /** What they hold: a copy, sorted by name. */
  public get policies(): ITrtcPolicy[] {
    return sortedValues(this.held);
  }

  /**
   * Gives a further principal all policies of this binding, also those that come later.
   *
   * @throws when it holds one of them already
   */
  public addPrincipal(principal: ITrtcPrincipal): void {
    const declaration = this.declaration.here();
    declaration
      .problems()
      .add(...this.problems([principal], []))
      .throwIfAny();
    this.hold(principal, declaration);
  }

  /**
   * Gives all principals of this binding a further policy, also those that come later.
   *
   * @throws when one of them holds it already
   */
  public addPolicy(policy: ITrtcPolicy): void {
    const declaration = this.declaration.here();
    declaration
      .problems()
      .add(...this.problems([], [policy]))
      .throwIfAny();
    this.bind(policy, declaration);
  }

  private hold(principal: ITrtcPrincipal, declaration: Declaration): void {
    const holder = this.holderOf(principal);
    this.holders.set(holder.key, holder);
    noteUse({
      used: homeOf(principal),
      user: holder.home,
      what: () => described(principal),
      place: () => declaration.place,
    });
    for (const policy of this.held.values()) this.grant(holder, policy, declaration);
  }

  private bind(policy: ITrtcPolicy, declaration: Declaration): void {
    this.held.set(policyKey(policy), policy);
    for (const holder of this.holders.values()) this.grant(holder, policy, declaration);
  }

  private grant({ principal, home }: Holder, policy: ITrtcPolicy, declaration: Declaration): void {
    this.grants.add(this, { principal, policy, provider: home.provider }, declaration);
    this.checks.grants.push({ principal, policy, home, declaration });
  }

  /** A principal, in the account where this binding attaches to it. */
  private holderOf(principal: ITrtcPrincipal): Holder {
    const isOfThisStack = TerraformStack.of(principal) === TerraformStack.of(this);
    const provider = this.provider ?? (isOfThisStack ? principal.provider : undefined);
    return {
      principal,
      key: `${principalKey(principal)} ${provider?.alias ?? ''}`,
      home: { construct: this, provider },
    };
  }

  private problems(principals: readonly ITrtcPrincipal[], policies: readonly ITrtcPolicy[]): string[] {
    const strange = strangeProblems(principals, policies);
    if (strange.length > 0) return strange;
    const holders = principals.map((principal) => this.holderOf(principal));
    const allHolders = [...this.holders.values(), ...holders];
    const allPolicies = [...this.held.values(), ...policies];
    if (policies.some((policy) => Token.isUnresolved(policyKey(policy)))) {
      return ['the name of a policy is known to Terraform only, and ids are made of it; write it out'];
    }
    const repeated = [
      ...repeatedProblems('principal', allHolders, holderKey, ({ principal }) => principal.principalName),
      ...repeatedProblems('policy', allPolicies, policyKey, ({ policyName }) => policyName),
    ];
    if (repeated.length > 0) return repeated;
    return [
      ...holders.flatMap((holder) => this.heldProblems(holder, allPolicies)),
      ...[...this.holders.values()].flatMap((holder) => this.heldProblems(holder, policies)),
    ];
  }

  /** What a principal would hold twice in this stack. */
  private heldProblems({ principal, home }: Holder, policies: readonly ITrtcPolicy[]): string[] {
    return policies.flatMap((policy) => {
      const first = this.grants.find({ principal, policy, provider: home.provider });
      return first === undefined ? [] : [heldAlready({ principal, policy }, first.place)];
    });
  }
}

/** What is no principal, or no policy: nothing else about it can be checked then. */
function strangeProblems(principals: readonly ITrtcPrincipal[], policies: readonly ITrtcPolicy[]): string[] {
  return [
    ...principals.flatMap((principal, i) =>
      noObjectProblems(`principal ${i + 1}`, principal, 'principalKind', 'a sub-user or a user group'),
    ),
    ...policies.flatMap((policy, i) =>
      noObjectProblems(`policy ${i + 1}`, policy, 'policyIdIn', 'a preset or a custom policy'),
    ),
  ];
}

interface Holder {
  readonly principal: ITrtcPrincipal;
  readonly key: string;
  readonly home: Home;
}

function holderKey({ key }: Holder): string {
  return key;
}

function sortedValues<Value>(values: ReadonlyMap<string, Value>): Value[] {
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
