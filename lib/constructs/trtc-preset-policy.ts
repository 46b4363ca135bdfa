import { type TerraformProvider, Token } from 'cdktf';
import { type Construct } from 'constructs';
import { findPresetPolicy, presetPolicies } from '../catalog/preset-policies';
import { callSite } from './private/call-site';
import { idProblems, policyNameProblems } from './private/names';
import { PresetLookups } from './private/preset-lookups';
import { Problems, quoted } from './private/problems';
import { type ITrtcPolicy } from './trtc-policy';

/**
 * A policy that Tencent writes and maintains, and every account has.
 *
 * It is a value, not a construct: bind it wherever it is needed. Each stack looks its id up once, when Terraform plans,
 * and a plan fails with its name when the account does not have it.
 *
 * @see https://www.tencentcloud.com/document/product/647/39550
 */
export class TrtcPresetPolicy implements ITrtcPolicy {
  /** `QcloudTRTCFullAccess`: everything that TRTC can do. */
  public static readonly FULL_ACCESS = new TrtcPresetPolicy('QcloudTRTCFullAccess');

  /** `QcloudTRTCReadonlyAccess`: reads everything of TRTC; which reads that are is Tencent's to say. */
  public static readonly READONLY_ACCESS = new TrtcPresetPolicy('QcloudTRTCReadonlyAccess');

  /**
   * Any other preset, such as `QcloudLIVEReadOnlyAccess`.
   *
   * @param policyName exactly as the console shows it: presets differ in letter case from product to product
   * @throws when the name can't be that of a preset, is a known one in the wrong letter case, or is that of a preset
   * which only roles of a service can hold
   */
  public static fromName(policyName: string): TrtcPresetPolicy {
    fail(presetNameProblems(policyName));
    return new TrtcPresetPolicy(policyName);
  }

  private constructor(
    /** Its name in CAM. */
    public readonly policyName: string,
    private readonly policyId?: string,
  ) {}

  /**
   * The same preset under an id that you know, which is then not looked up.
   *
   * A lookup is repeated by `terraform destroy`, which fails when the preset is gone or may not be listed. A known id
   * has no such trouble, but nothing checks that it belongs to this name.
   *
   * @param policyId digits, as the console shows them
   * @throws when it is no number
   */
  public withPolicyId(policyId: string): TrtcPresetPolicy {
    fail(idProblems('policy id', policyId));
    return new TrtcPresetPolicy(this.policyName, policyId);
  }

  /** Its numeric id, for use at one place of the program. */
  public policyIdIn(scope: Construct, provider?: TerraformProvider): string {
    return this.policyId ?? PresetLookups.of(scope).policyId(this.policyName, provider);
  }
}

function presetNameProblems(policyName: string): string[] {
  if (Token.isUnresolved(policyName)) return ['the name of a preset policy is known to Terraform only; write it out'];
  const problems = policyNameProblems(policyName);
  if (problems.length > 0) return problems;
  const known = findPresetPolicy(policyName);
  if (known?.kind === 'service-linked') {
    return [`preset policy ${quoted(policyName)} belongs to a role of a service; users and groups can't hold it`];
  }
  if (known !== undefined) return [];
  const meant = presetPolicies.find(({ name }) => name.toLowerCase() === policyName.toLowerCase());
  return meant ? [`there is no preset policy ${quoted(policyName)}; did you mean ${quoted(meant.name)}?`] : [];
}

/** A value has no place in the tree: its place is the user's line. */
function fail(problems: string[]): void {
  if (problems.length > 0) new Problems(callSite() ?? 'TrtcPresetPolicy').add(...problems).throwIfAny();
}
