import { TerraformDataSource, type TerraformElement, TerraformResource, TerraformStack } from 'cdktf';
import { type IConstruct } from 'constructs';
import { quoted } from '../problems';

const TERRAFORM_NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/**
 * Construct ids that come out of CDKTF as names that Terraform refuses, or as the same name twice.
 *
 * CDKTF leaves out every character but letters, digits, `_` and `-`, and writes only the last of two equal names: a
 * resource made by hand directly in a stack as `客服` or `a.b` can take the place of another, without a word.
 */
export function logicalIdProblems(nodes: readonly IConstruct[]): string[] {
  const problems: string[] = [];
  const first = new Map<TerraformStack, Map<string, TerraformElement>>();
  for (const element of nodes) {
    if (!isOurs(element)) continue;
    const name = element.friendlyUniqueId;
    if (!TERRAFORM_NAME.test(name)) {
      problems.push(
        `${element.node.path}: its name in Terraform would be ${quoted(name)}; start the construct id below the stack with a letter`,
      );
    }
    const address = `${TerraformDataSource.isTerraformDataSource(element) ? 'data.' : ''}${element.terraformResourceType}.${name}`;
    const stack = TerraformStack.of(element);
    let addresses = first.get(stack);
    if (addresses === undefined) first.set(stack, (addresses = new Map<string, TerraformElement>()));
    const other = addresses.get(address);
    if (other === undefined) addresses.set(address, element);
    else {
      problems.push(
        `${element.node.path}: it and ${other.node.path} would both be ${quoted(address)}, and only one would be written; choose another construct id`,
      );
    }
  }
  return problems;
}

function isOurs(node: IConstruct): node is TerraformResource | TerraformDataSource {
  return (
    (TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node)) &&
    node.terraformResourceType.startsWith('tencentcloud_')
  );
}
