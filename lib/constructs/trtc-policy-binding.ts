import { type TerraformProvider, type TerraformResource, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { CamGroupPolicyAttachment } from '../tencentcloud/cam-group-policy-attachment';
import { CamUserPolicyAttachment } from '../tencentcloud/cam-user-policy-attachment';
import { AccessChecks } from './private/account/access-checks';
import { type Home } from './private/account/accounts';
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
  private readonly checks: AccessChecks;
  private readonly held = new Map<string, ITrtcPolicy>();
  private readonly holders = new Map<string, Holder>();

  public constructor(scope: Construct, id: string, props: TrtcPolicyBindingProps) {
    super(scope, id);
    const { principals, policies, provider, reason, owner, validUntil } = props;
    const purpose = { reason, owner, validUntil };
    this.declaration = Declaration.of(this, 'TrtcPolicyBinding', purpose);
    this.provider = provider;
    const holders = principals.map((principal) => this.holderOf(principal));
    this.declaration
      .problems()
      .add(...purposeProblems(purpose), ...providerProblems(this, provider))
      .add(...this.holderProblems(holders), ...this.policyProblems(policies))
      .throwIfAny();
    this.checks = AccessChecks.of(this);
    this.checks.bindings.push({ principals: this.holders, policies: this.held, declaration: this.declaration });
    for (const holder of holders) this.hold(holder, this.declaration);
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
   * @throws when it holds them by this binding already
   */
  public addPrincipal(principal: ITrtcPrincipal): void {
    const declaration = this.declaration.here();
    const holder = this.holderOf(principal);
    declaration
      .problems()
      .add(...this.holderProblems([holder]))
      .throwIfAny();
    this.hold(holder, declaration);
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

  private hold(holder: Holder, declaration: Declaration): void {
    this.holders.set(holder.id, holder);
    noteUse({
      used: homeOf(holder.principal),
      user: holder.home,
      what: () => described(holder.principal),
      place: () => declaration.place,
    });
    for (const [key, policy] of this.held) this.attach(holder, policy, key, declaration);
  }

  private bind(policy: ITrtcPolicy, declaration: Declaration): void {
    const key = policyKey(policy);
    this.held.set(key, policy);
    for (const holder of this.holders.values()) this.attach(holder, policy, key, declaration);
  }

  private attach(holder: Holder, policy: ITrtcPolicy, policyKey: string, declaration: Declaration): void {
    const { principal, principalKey, id, home } = holder;
    // `>` is in the name of no policy, so no two pairs share an id.
    const attachment = this.makeAttachment(`${id}->${policyKey}`, principal, {
      policyId: policy.policyIdIn(this, home.provider),
      provider: home.provider,
    });
    declaration.writeTo(attachment);
    this.checks.grants.push({ principal, principalKey, policy, policyKey, home, declaration });
  }

  private makeAttachment(
    id: string,
    principal: ITrtcPrincipal,
    config: { policyId: string; provider?: TerraformProvider },
  ): TerraformResource {
    switch (principal.principalKind) {
      case TrtcPrincipalKind.SUB_USER:
        return new CamUserPolicyAttachment(this, id, { userName: principal.principalRef, ...config });
      case TrtcPrincipalKind.USER_GROUP:
        return new CamGroupPolicyAttachment(this, id, { groupId: principal.principalRef, ...config });
    }
  }

  /** A principal, where this binding attaches to it. */
  private holderOf(principal: ITrtcPrincipal): Holder {
    const isOfThisStack = TerraformStack.of(principal) === TerraformStack.of(this);
    const provider = this.provider ?? (isOfThisStack ? principal.provider : undefined);
    const key = principalKey(principal);
    const name = key.replace(' ', '-');
    return {
      principal,
      principalKey: key,
      id: provider?.alias === undefined ? name : `${provider.alias}:${name}`,
      home: { construct: this, provider },
    };
  }

  private holderProblems(holders: readonly Holder[]): string[] {
    return repeatedProblems(
      'principal',
      [...this.holders.values(), ...holders],
      ({ id }) => id,
      ({ principal }) => principal.principalName,
    );
  }

  private policyProblems(policies: readonly ITrtcPolicy[]): string[] {
    const all = [...this.held.values(), ...policies];
    return all.some((policy) => Token.isUnresolved(policyKey(policy)))
      ? ['the name of a policy is known to Terraform only, and ids are made of it; write it out']
      : repeatedProblems('policy', all, policyKey, ({ policyName }) => policyName);
  }
}

interface Holder {
  readonly principal: ITrtcPrincipal;
  readonly principalKey: string;
  /** Made of its name, so that ids stay the same in every order. */
  readonly id: string;
  readonly home: Home;
}

function sortedValues<Value>(values: ReadonlyMap<string, Value>): Value[] {
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
