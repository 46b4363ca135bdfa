import { type StatementPlace } from '../../policy';
import { quoted } from '../../policy/parse/quoted';
import { type Holding } from '../effective/holding';
import { type Account } from '../model/access-model';
import { type Origin } from '../model/origin';
import { type Counterexample } from './ask';
import { shownName } from './shown-name';

/** Why a request is decided as it is. */
export interface Chain {
  /** Sentences that name statements and policies; hostile text, as names are. */
  readonly reasons: readonly string[];
  /** Each way in which the policy that decides is held; none where no single statement decides. */
  readonly ways: readonly Way[];
}

/** One way in which a principal comes to a policy. */
export interface Way {
  readonly policy: string;
  /** The group it comes through; `null` when attached directly. */
  readonly via: string | null;
  readonly attached: Origin | undefined;
  readonly joined: Origin | undefined;
}

/** @param holdings all that the principal holds */
export function chainOf(
  { explanation, documents }: Counterexample,
  account: Account,
  holdings: readonly Holding[],
): Chain {
  const holdingsOf = (place: number): readonly Holding[] =>
    holdings.filter(({ document }) => document !== undefined && document === documents[place]);
  // The policy engine numbers documents; here they have names.
  const named = (reason: string): string =>
    reason.replace(/\bof document (\d+)\b/g, (words, number) => {
      const [holding] = holdingsOf(Number(number) - 1);
      return holding === undefined ? words : `of policy ${quoted(policyName(holding, account))}`;
    });
  const { reasons, decidedBy } = explanation;
  return { reasons: reasons.map(named), ways: decidedBy === undefined ? [] : waysOf(decidedBy, account, holdingsOf) };
}

function waysOf(
  { policy, document }: StatementPlace,
  account: Account,
  holdingsOf: (place: number) => readonly Holding[],
): Way[] {
  if (policy === 'boundary') return [];
  return holdingsOf(document).map((holding) => {
    const group = account.groups.find(({ key }) => key === holding.via);
    return {
      policy: policyName(holding, account),
      via: group === undefined ? null : shownName(group),
      attached: holding.attachment,
      joined: holding.membership,
    };
  });
}

function policyName(holding: Holding, account: Account): string {
  const policy = account.policies.find(({ key }) => key === holding.policy);
  return policy === undefined ? (holding.opaque ?? '') : shownName(policy);
}
