import { type TerraformResourceLifecycle } from 'cdktf';

/**
 * Fails a plan with a name unless a lookup finds exactly one. Without it that is an index error, which names nothing.
 *
 * @param list the attribute that holds what was found, such as `policy_list`
 * @param missing what Terraform then says
 */
export function exactlyOne(list: string, missing: string): TerraformResourceLifecycle {
  return { postcondition: [{ condition: `\${length(self.${list}) == 1}`, errorMessage: missing }] };
}
