import { type TerraformProvider } from 'cdktf';
import { type Construct } from 'constructs';

/**
 * What a principal may hold: a preset of Tencent's or a custom policy, made here or existing.
 *
 * @see TrtcPresetPolicy
 */
export interface ITrtcPolicy {
  /**
   * Its name in CAM.
   *
   * It says which policy this is in ids, checks and reports.
   */
  readonly policyName: string;

  /**
   * Its numeric id, for use at one place of the program.
   *
   * A policy that has to be looked up adds the lookup to the stack of that place, once.
   *
   * @param scope where it is used
   * @param provider the provider block of the account that it is used in; without it, the stack's own
   */
  policyIdIn(scope: Construct, provider?: TerraformProvider): string;
}
