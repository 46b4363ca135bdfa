import { AccountAccess } from '../effective/account-access';
import { type AccessModel } from '../model/access-model';
import { AccountIndex } from '../model/account-index';
import { heldPolicies, type HeldPolicy, type HeldWay } from './held-policies';
import { shownName } from './shown-name';

/** That a user or a role holds a policy, in one of the ways in which it does; or that it holds none. */
export interface AccessRow {
  readonly account: string;
  readonly kind: 'user' | 'role';
  readonly name: string;
  /** It exists outside of what was read, and may hold more. */
  readonly existsAlready: boolean;
  /** `null` where it holds nothing. */
  readonly held: (Omit<HeldPolicy, 'ways'> & HeldWay) | null;
}

/** Who holds what: people and roles, with what comes through groups, in the order of accounts, kinds and names. */
export function accessRows({ accounts }: AccessModel): AccessRow[] {
  return accounts.flatMap((account) => {
    const index = AccountIndex.of(account);
    return new AccountAccess(account).all().flatMap(({ kind, name, principal, holdings }): AccessRow[] => {
      if (kind === 'group') return [];
      const existsAlready = index.principal(principal)?.declared === undefined;
      const who = { account: account.key, kind, name: shownName({ name }), existsAlready };
      const held = heldPolicies(account, principal, holdings);
      if (held.length === 0) return [{ ...who, held: null }];
      return held.flatMap(({ ways, ...policy }) => ways.map((way) => ({ ...who, held: { ...policy, ...way } })));
    });
  });
}
