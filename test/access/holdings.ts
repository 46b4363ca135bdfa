import { AccountAccess, type Account, type AccessModel } from '../../lib/access';

/** Who holds what, in a few words: `user:alice` → `QcloudTRTCFullAccess`, `trtc:DescribeRoom`, … */
export function holdings(account: Account): Record<string, string[]> {
  const everybody = new AccountAccess(account).all();
  return Object.fromEntries(
    everybody.map(({ principal, grants, opaqueBoundary }) => [
      principal,
      [
        ...grants.documents.flatMap(({ statement }) => statement.flatMap(({ action }) => action)),
        ...(grants.opaque ?? []),
        ...(grants.boundary === undefined
          ? []
          : [`within ${grants.boundary.statement.flatMap((one) => one.action).join()}`]),
        ...(opaqueBoundary === undefined ? [] : [`within ${opaqueBoundary}`]),
      ].sort(),
    ]),
  );
}

/** Of all accounts of a model, which must not share principals. */
export function allHoldings(model: AccessModel): Record<string, string[]> {
  return Object.assign({}, ...model.accounts.map(holdings)) as Record<string, string[]>;
}

/** Credentials in a few words: `access-key user:bob encrypted`. */
export function credentials(model: AccessModel): string[] {
  return model.accounts.flatMap((account) =>
    account.credentials.map((credential) => {
      const state = 'secretInState' in credential ? stateOf(credential.secretInState) : '';
      return [credential.kind, credential.user ?? '(caller)', state].join(' ').trim();
    }),
  );
}

function stateOf(secretInState: unknown): string {
  return typeof secretInState === 'boolean' ? (secretInState ? 'in clear' : 'not in state') : 'in clear once made';
}
