import { type TerraformProvider, TerraformStack } from 'cdktf';
import { type IConstruct } from 'constructs';

/** What is wrong with the provider block that a construct is to use: Terraform sees those of its own stack only. */
export function providerProblems(construct: IConstruct, provider: TerraformProvider | undefined): string[] {
  if (provider === undefined || TerraformStack.of(provider) === TerraformStack.of(construct)) return [];
  return [`its provider ${provider.node.path} is in another stack; pass one of its own stack, or leave it out`];
}
