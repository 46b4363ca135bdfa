import { TerraformStack } from 'cdktf';
import { AccessChecks } from './access-checks';
import { type Home } from './accounts';

/**
 * Remembers that something is used somewhere, for a check that both are of one account.
 *
 * @param what what is used, as an error names it
 * @param place where it is used, as an error names it
 */
export function noteUse(what: string, used: Home, user: Home, place: string): void {
  const sameBlock =
    used.provider?.alias === user.provider?.alias &&
    TerraformStack.of(used.construct) === TerraformStack.of(user.construct);
  if (!sameBlock) AccessChecks.of(user.construct).uses.push({ what, used, user, place });
}
