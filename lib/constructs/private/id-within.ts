import { type TerraformProvider } from 'cdktf';

/** A construct id that is one of its own for each provider block of a stack. */
export function idWithin(provider: TerraformProvider | undefined, id: string): string {
  return provider?.alias === undefined ? id : `${provider.alias}:${id}`;
}
