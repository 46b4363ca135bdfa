import { type Account, AccountIndex, type EffectiveAccess, type Holding as Held } from '../access';
import { applicationsOf } from '../access/questions/held-policies';
import { nameOf } from './causes';
import { type Pair } from './pairs';
import { type Holding, type MatrixRow } from './review';

/** Who holds what before and after, one row for each user and group that was read. */
export function matrixRows(account: Pair<Account>, access: readonly Pair<EffectiveAccess>[]): MatrixRow[] {
  const [was, is] = [new Described(account.before), new Described(account.after)];
  const rows: MatrixRow[] = [];
  for (const { before, after, key } of access) {
    const { kind, name } = after ?? before ?? { kind: 'role' as const, name: key };
    if (kind === 'role') continue;
    rows.push({
      account: account.key,
      kind,
      name: nameOf({ name, key }),
      before: was.holdings(before),
      after: is.holdings(after),
    });
  }
  return rows;
}

/** The holdings of one side. Most policies are held by many, so what is said of one is shared. */
class Described {
  private readonly index: AccountIndex | undefined;
  private readonly direct = new Map<string, Holding>();

  public constructor(account: Account | undefined) {
    this.index = account && AccountIndex.of(account);
  }

  public holdings(access: EffectiveAccess | undefined): readonly Holding[] {
    return access === undefined || this.index === undefined
      ? []
      : access.holdings.map((holding) => this.holding(holding));
  }

  private holding(held: Held): Holding {
    const { policy, via } = held;
    if (policy === undefined || via !== undefined) return this.described(held);
    let holding = this.direct.get(policy);
    if (holding === undefined) this.direct.set(policy, (holding = this.described(held)));
    return holding;
  }

  private described({ policy: key, via, opaque }: Held): Holding {
    const policy = key === undefined ? undefined : this.index?.policy(key);
    const group = via === undefined ? undefined : this.index?.group(via);
    const document = policy?.document.state === 'read' ? policy.document.document : undefined;
    return {
      policy: policy === undefined ? (opaque ?? '') : nameOf(policy),
      via: group === undefined ? null : nameOf(group),
      applications: document === undefined ? null : applicationsOf(document),
    };
  }
}
