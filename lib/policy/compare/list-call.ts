import { fold } from '../pattern/fold';
import { Glob } from '../pattern/glob';
import { ALWAYS, NEVER, OPEN_NAMES, type TruthTable } from '../semantics/reading';
import { type ActionName } from '../semantics/rule';
import { type Side } from './side';

const VERB = 'List';
const LIST = Glob.parse(`*:${VERB}*`);

/** Globs of list calls, in both spellings. They match more: what a call does is told by what follows its first colon. */
export const LIST_CALLS: readonly Glob[] = [LIST, LIST.map(fold)];

/** Under which readings of names an action lists. */
export function isListCall({ text, folded }: ActionName): TruthTable {
  const verb = text.indexOf(':') + 1;
  if (verb === 0 || !folded.startsWith(fold(VERB), verb)) return NEVER;
  return text.startsWith(VERB, verb) ? ALWAYS : OPEN_NAMES.caseIsIgnored.yes;
}

/** Whether versions matter: with the same one everywhere, both sides allow the same list calls. */
export function mixesVersions(before: Side, after: Side): boolean {
  const policies = [...before.holdings.policies, ...after.holdings.policies];
  return policies.some(({ version }) => version !== policies[0]?.version);
}

/** Under which readings of names a statement of version 2.0 allows the action, which it may not when it lists. */
export function allowedByOldVersion(action: ActionName): TruthTable {
  return ~(isListCall(action) & OPEN_NAMES.temporaryKeyLists.yes);
}
