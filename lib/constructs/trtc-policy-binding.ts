import { type TerraformProvider, type TerraformResource, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { CamGroupPolicyAttachment } from '../tencentcloud/cam-group-policy-attachment';
import { CamUserPolicyAttachment } from '../tencentcloud/cam-user-policy-attachment';
import { AccessChecks } from './private/account/access-checks';
import { noteUse } from './private/account/note-use';
import { described, homeOf, policyKey, principalKey } from './private/account/records';
import { Declaration } from './private/declaration';
import { providerProblems } from './private/provider-problems';
import { purposeProblems } from './private/purpose';
import { repeatedProblems } from './private/repeated';
import { type ITrtcPolicy } from './trtc-policy';
import { type ITrtcPrincipal, TrtcPrincipalKind } from './trtc-principal';

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
 * It becomes one attachment for each principal and policy. Remove a principal, a policy or the binding, and exactly those
 * attachments go. A pair can be bound once in an account: of two bindings, removing either would revoke both.
 *
 * @see https://www.tencentcloud.com/document/product/598/10602
 */
export class TrtcPolicyBinding extends Construct {
  private readonly declaration: Declaration;
  private readonly provider?: TerraformProvider;
  private readonly held = new Map<string, ITrtcPolicy>();
  private readonly holders = new Map<string, ITrtcPrincipal>();

  public constructor(scope: Construct, id: string, props: TrtcPolicyBindingProps) {
    super(scope, id);
    const { principals, policies, provider, reason, owner, validUntil } = props;
    const purpose = { reason, owner, validUntil };
    this.declaration = Declaration.of(this, 'TrtcPolicyBinding', purpose);
    this.provider = provider;
    this.declaration
      .problems()
      .add(...purposeProblems(purpose), ...providerProblems(this, provider))
      .add(...this.principalProblems(principals), ...this.policyProblems(policies))
      .throwIfAny();
    AccessChecks.of(this).bindings.push({
      principals: this.holders,
      policies: this.held,
      declaration: this.declaration,
    });
    for (const principal of principals) this.hold(principal, this.declaration);
    for (const policy of policies) this.bind(policy, this.declaration);
  }

  /** Who holds the policies: a copy, sorted by name. */
  public get principals(): ITrtcPrincipal[] {
    return sortedValues(this.holders);
  }

  /** What they hold: a copy, sorted by name. */
  public get policies(): ITrtcPolicy[] {
    return sortedValues(this.held);
  }

  /**
   * Gives a further principal all policies of this binding, also those that come later.
   *
   * @throws when it holds them by this binding already
   */
  public addPrincipal(principal: ITrtcPrincipal): void {
    const declaration = this.declaration.here();
    declaration
      .problems()
      .add(...this.principalProblems([principal]))
      .throwIfAny();
    this.hold(principal, declaration);
  }

  /**
   * Gives all principals of this binding a further policy, also those that come later.
   *
   * @throws when they hold it by this binding already
   */
  public addPolicy(policy: ITrtcPolicy): void {
    const declaration = this.declaration.here();
    declaration
      .problems()
      .add(...this.policyProblems([policy]))
      .throwIfAny();
    this.bind(policy, declaration);
  }

  private hold(principal: ITrtcPrincipal, declaration: Declaration): void {
    this.holders.set(this.principalId(principal), principal);
    noteUse(
      described(principal),
      homeOf(principal),
      { construct: this, provider: this.providerFor(principal) },
      declaration.place,
    );
    for (const policy of this.held.values()) this.attach(principal, policy, declaration);
  }

  private bind(policy: ITrtcPolicy, declaration: Declaration): void {
    this.held.set(policyKey(policy), policy);
    for (const principal of this.holders.values()) this.attach(principal, policy, declaration);
  }

  private attach(principal: ITrtcPrincipal, policy: ITrtcPolicy, declaration: Declaration): void {
    const provider = this.providerFor(principal);
    // `>` is in the name of no policy, so no two pairs share an id.
    const id = `${this.principalId(principal)}->${policyKey(policy)}`;
    const policyId = policy.policyIdIn(this, provider);
    const attachment = this.makeAttachment(id, principal, policyId, provider);
    declaration.writeTo(attachment);
    AccessChecks.of(this).grants.push({ principal, policy, home: { construct: this, provider }, declaration });
  }

  private makeAttachment(
    id: string,
    principal: ITrtcPrincipal,
    policyId: string,
    provider: TerraformProvider | undefined,
  ): TerraformResource {
    switch (principal.principalKind) {
      case TrtcPrincipalKind.SUB_USER:
        return new CamUserPolicyAttachment(this, id, { userName: principal.principalRef, policyId, provider });
      case TrtcPrincipalKind.USER_GROUP:
        return new CamGroupPolicyAttachment(this, id, { groupId: principal.principalRef, policyId, provider });
    }
  }

  private providerFor(principal: ITrtcPrincipal): TerraformProvider | undefined {
    return this.provider ?? (this.isInThisStack(principal) ? principal.provider : undefined);
  }

  private isInThisStack(principal: ITrtcPrincipal): boolean {
    return TerraformStack.of(principal) === TerraformStack.of(this);
  }

  private principalId(principal: ITrtcPrincipal): string {
    const alias = this.providerFor(principal)?.alias;
    const key = principalKey(principal).replace(' ', '-');
    return alias === undefined ? key : `${alias}:${key}`;
  }

  private principalProblems(principals: readonly ITrtcPrincipal[]): string[] {
    return repeatedProblems(
      'principal',
      [...this.holders.values(), ...principals],
      (principal) => this.principalId(principal),
      ({ principalName }) => principalName,
    );
  }

  private policyProblems(policies: readonly ITrtcPolicy[]): string[] {
    const all = [...this.held.values(), ...policies];
    return all.some((policy) => Token.isUnresolved(policyKey(policy)))
      ? ['the name of a policy is known to Terraform only, and ids are made of it; write it out']
      : repeatedProblems('policy', all, policyKey, ({ policyName }) => policyName);
  }
}

function sortedValues<Value>(values: ReadonlyMap<string, Value>): Value[] {
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
