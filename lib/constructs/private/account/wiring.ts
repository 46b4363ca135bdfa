import { type Accounts } from './accounts';
import { type Records } from './records';

/** Bindings that bind nobody, or nothing. */
export function emptyBindingProblems({ bindings }: Records): string[] {
  return bindings
    .filter(({ principals, policies }) => principals.size === 0 || policies.size === 0)
    .flatMap(({ principals, policies, declaration: { place } }) => [
      ...(principals.size === 0 ? [`${place}: it has no principals, so it grants nothing; add one, or remove it`] : []),
      ...(policies.size === 0 ? [`${place}: it has no policies, so it grants nothing; add one, or remove it`] : []),
    ]);
}

/** What is used in an account that it does not live in. */
export function otherAccountProblems({ uses }: Records, accounts: Accounts): string[] {
  const problems = uses
    .filter(({ used, user }) => accounts.differ(used, user))
    .map(
      ({ what, place }) =>
        `${place()}: ${what()} is of another account, for their providers are configured differently; use the same provider, or name the account in both with \`allowed_account_ids\``,
    );
  return [...new Set(problems)];
}
