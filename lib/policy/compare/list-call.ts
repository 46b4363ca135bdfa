import { fold } from '../pattern/fold';
import { Glob } from '../pattern/glob';
import { NEVER, OPEN_NAMES, type TruthTable } from '../semantics/reading';
import { type ActionName } from '../semantics/rule';
import { type Side } from './side';

const LIST = Glob.parse('*:List*');
const FOLDED_LIST = LIST.map(fold);

/** The actions that version 2.0 may not allow with temporary keys: list calls, in either spelling of their names. */
export const LIST_CALLS: readonly Glob[] = [LIST, FOLDED_LIST];

/** Whether versions matter: with the same one everywhere, both sides allow the same list calls. */
export function mixesVersions(before: Side, after: Side): boolean {
  const policies = [...before.holdings.policies, ...after.holdings.policies];
  return policies.some(({ version }) => version !== policies[0]?.version);
}

/** Under which readings of names a statement of version 2.0 allows the action although it may be a list call. */
export function allowedByOldVersion({ text, folded }: ActionName): TruthTable {
  const isList = LIST.matches(text) ? ~NEVER : FOLDED_LIST.matches(folded) ? OPEN_NAMES.caseIsIgnored.yes : NEVER;
  return ~(isList & OPEN_NAMES.temporaryKeyLists.yes);
}
