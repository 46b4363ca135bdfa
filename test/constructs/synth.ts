import {
  DefaultTokenResolver,
  StringConcat,
  type TerraformResource,
  TerraformStack,
  Testing,
  Tokenization,
} from 'cdktf';
import { TencentcloudProvider } from '../../lib/tencentcloud/provider';

/** A stack `Ops` with a provider, in an app of its own. */
export function opsStack(): TerraformStack {
  const stack = new TerraformStack(Testing.app(), 'Ops');
  new TencentcloudProvider(stack, 'TencentCloud');
  return stack;
}

/** What a stack becomes, validated: its resources and lookups, without comments. */
export function synth(stack: TerraformStack): { resource?: Blocks; data?: Blocks } {
  const { resource, data } = JSON.parse(Testing.synth(stack, true)) as { resource?: Blocks; data?: Blocks };
  return { ...(resource && { resource }), ...(data && { data }) };
}

/** Blocks by type, then by name. */
export type Blocks = Record<string, Record<string, Record<string, unknown>>>;

/** What the library notes about a resource for its reports. */
export function noteOf(element: TerraformResource): unknown {
  const { resource } = TerraformStack.of(element).toTerraform() as { resource: Blocks };
  const block = resource[element.terraformResourceType]![element.friendlyUniqueId]!;
  return (block['//'] as { trtc?: unknown }).trtc;
}

/** A reference, as it is written in Terraform. */
export function resolved(stack: TerraformStack, value: string): string {
  return Tokenization.resolve(value, {
    scope: stack,
    resolver: new DefaultTokenResolver(new StringConcat()),
  }) as string;
}
