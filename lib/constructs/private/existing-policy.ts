import { type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { type ITrtcPolicy } from '../trtc-policy';
import { AccessChecks } from './account/access-checks';
import { noteUse } from './account/note-use';
import { Declaration } from './declaration';
import { customPolicyNameProblems, existingNameProblems } from './names';
import { lookUpPolicy } from './policy-lookup';
import { quoted } from './problems';
import { providerProblems } from './provider-problems';

/** A custom policy that exists already, looked up by name when Terraform plans. */
export class ExistingPolicy extends Construct implements ITrtcPolicy {
  public readonly policyName: string;
  /** A reference, for only CAM knows it. */
  public readonly policyId: string;

  private readonly provider?: TerraformProvider;

  public constructor(scope: Construct, id: string, policyName: string, options: { provider?: TerraformProvider } = {}) {
    super(scope, id);
    const { provider } = options;
    const declaration = Declaration.of(this, 'TrtcCustomPolicy');
    declaration
      .problems()
      .add(...existingNameProblems('policy name', policyName), ...customPolicyNameProblems(policyName))
      .add(...providerProblems(this, provider))
      .throwIfAny();
    this.policyName = policyName;
    this.provider = provider;
    this.policyId = lookUpPolicy(this, 'Resource', {
      policyName,
      provider,
      scope: 'Local',
      missing: `custom policy \`${policyName}\` is not in this account: check its spelling in the console's list of policies, and the account that the provider works for`,
    });
    const home = { construct: this, provider };
    AccessChecks.of(this).entities.push({ kind: 'custom policy', name: policyName, home, existing: true, declaration });
  }

  public policyIdIn(scope: Construct, provider?: TerraformProvider): string {
    noteUse({
      used: { construct: this, provider: this.provider },
      user: { construct: scope, provider },
      what: () => `policy ${quoted(this.policyName)}`,
      place: () => scope.node.path,
    });
    return this.policyId;
  }
}
