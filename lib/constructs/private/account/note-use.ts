import { TerraformStack } from 'cdktf';
import { AccessChecks } from './access-checks';
import { type UseRecord } from './records';

/** Remembers that something is used somewhere, for a check that both are of one account. */
export function noteUse(use: UseRecord): void {
  const { used, user } = use;
  const sameBlock =
    used.provider?.alias === user.provider?.alias &&
    TerraformStack.of(used.construct) === TerraformStack.of(user.construct);
  if (!sameBlock) AccessChecks.of(user.construct).uses.push(use);
}
