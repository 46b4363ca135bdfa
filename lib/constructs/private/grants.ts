import { type TerraformProvider, type TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { type ITrtcPolicy } from '../trtc-policy';
import { type ITrtcPrincipal, TrtcPrincipalKind } from '../trtc-principal';
import { policyKey } from './account/records';
import { GroupAttachment, UserAttachment } from './attachments';
import { type Declaration } from './declaration';
import { idWithin } from './id-within';

const ID = 'TrtcGrants';

/** A principal holds a policy. */
export interface Grant {
  readonly principal: ITrtcPrincipal;
  readonly policy: ITrtcPolicy;
  readonly provider?: TerraformProvider;
}

/**
 * The attachments of one stack.
 *
 * They are named after what they grant and not after the binding that asks for it. A grant that moves to another binding
 * is thus no change: under another name Terraform would attach and detach the same pair at the same time, and whichever
 * comes last wins.
 */
export class Grants extends Construct {
  /** Those of the stack that a scope is in. */
  public static of(scope: Construct): Grants {
    const stack = TerraformStack.of(scope);
    return (stack.node.tryFindChild(ID) as Grants | undefined) ?? new Grants(stack, ID);
  }

  private readonly declarations = new Map<string, Declaration>();

  /** Where a grant was declared already. */
  public find(grant: Grant): Declaration | undefined {
    return this.declarations.get(grantId(grant));
  }

  /** Attaches the policy, for a binding. */
  public add(binding: Construct, grant: Grant, declaration: Declaration): void {
    const { principal, policy, provider } = grant;
    const id = grantId(grant);
    this.declarations.set(id, declaration);
    declaration.writeTo(
      this.makeAttachment(id, principal, { policyId: policy.policyIdIn(binding, provider), provider }),
    );
  }

  private makeAttachment(
    id: string,
    { principalKind, principalRef }: ITrtcPrincipal,
    config: { policyId: string; provider?: TerraformProvider },
  ): TerraformResource {
    switch (principalKind) {
      case TrtcPrincipalKind.SUB_USER:
        return new UserAttachment(this, id, { userName: principalRef, ...config });
      case TrtcPrincipalKind.USER_GROUP:
        return new GroupAttachment(this, id, { groupId: principalRef, ...config });
    }
  }
}

/** `>` is in the name of no policy, so no two pairs share an id. */
function grantId({ principal, policy, provider }: Grant): string {
  return idWithin(provider, `${principal.principalKind}-${principal.stableName}->${policyKey(policy)}`);
}
