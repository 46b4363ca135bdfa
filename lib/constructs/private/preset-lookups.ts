import { type TerraformProvider, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { idWithin } from './id-within';
import { lookUpPolicy } from './policy-lookup';

const ID = 'TrtcPresetPolicies';

/** The presets that a stack looks up: each once, however often it is bound. */
export class PresetLookups extends Construct {
  /** Those of the stack that a scope is in. */
  public static of(scope: Construct): PresetLookups {
    const stack = TerraformStack.of(scope);
    return (stack.node.tryFindChild(ID) as PresetLookups | undefined) ?? new PresetLookups(stack, ID);
  }

  private readonly policyIds = new Map<string, string>();

  public policyId(policyName: string, provider?: TerraformProvider): string {
    const id = idWithin(provider, policyName);
    let policyId = this.policyIds.get(id);
    if (policyId === undefined) {
      policyId = lookUpPolicy(this, id, {
        policyName,
        provider,
        scope: 'QCS',
        missing: `preset policy \`${policyName}\` is not in this account: check its spelling in the console's list of policies, and that the account may use the product`,
      });
      this.policyIds.set(id, policyId);
    }
    return policyId;
  }
}
