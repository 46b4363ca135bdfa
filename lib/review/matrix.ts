import { type Account, AccountIndex } from '../access';
import { applicationsOf } from '../access/questions/held-policies';
import { nameOf } from './causes';
import { type Access } from './effective';
import { type Pair } from './pairs';
import { type Holding, type MatrixRow } from './review';

/** Who holds what before and after, one row for each user and group that was read. */
export function matrixRows(account: Pair<Account>, access: readonly Pair<Access>[]): MatrixRow[] {
  return access.flatMap(({ before, after, key }) => {
    const { kind, name } = after ?? before ?? { kind: 'role' as const, name: key };
    if (kind === 'role') return [];
    return [
      {
        account: account.key,
        kind,
        name: nameOf({ name, key }),
        before: holdings(account.before, before),
        after: holdings(account.after, after),
      },
    ];
  });
}

function holdings(account: Account | undefined, access: Access | undefined): Holding[] {
  if (account === undefined || access === undefined) return [];
  const index = AccountIndex.of(account);
  return access.holdings.map(({ policy: key, via, opaque }) => {
    const policy = key === undefined ? undefined : index.policy(key);
    const group = via === undefined ? undefined : index.group(via);
    const document = policy?.document.state === 'read' ? policy.document.document : undefined;
    return {
      policy: policy === undefined ? (opaque ?? '') : nameOf(policy),
      via: group === undefined ? null : nameOf(group),
      applications: document === undefined ? null : applicationsOf(document),
    };
  });
}
