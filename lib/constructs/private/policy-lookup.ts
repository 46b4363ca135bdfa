import { type TerraformProvider } from 'cdktf';
import { type Construct } from 'constructs';
import { DataTencentcloudCamPolicies } from '../../tencentcloud/data-tencentcloud-cam-policies';
import { exactlyOne } from './exactly-one';

export interface PolicyLookupProps {
  readonly policyName: string;
  /** `QCS`: Tencent's presets. `Local`: the account's own. */
  readonly scope: 'QCS' | 'Local';
  readonly provider?: TerraformProvider;
  /** What Terraform says when the account has no such policy. */
  readonly missing: string;
}

/** Looks a policy up by its exact name when Terraform plans, and gives its id. */
export function lookUpPolicy(scope: Construct, id: string, props: PolicyLookupProps): string {
  const lookup = new DataTencentcloudCamPolicies(scope, id, {
    name: props.policyName,
    // Narrows what CAM sends: with the name alone the provider downloads every policy there is.
    keyWord: props.policyName,
    scope: props.scope,
    provider: props.provider,
    lifecycle: exactlyOne('policy_list', props.missing),
  });
  return lookup.policyList.get(0).policyId;
}
