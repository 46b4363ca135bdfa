import { isUnknown, type Origin, type OrUnknown } from '../access';
import { type StatementPlace } from '../policy';
import { quoted, visible } from '../policy/parse/quoted';
import { type Counterexample } from './answer';

/** Why a request is decided as it is, a line each: the statement, its policy, and each way in which the user holds it. */
export function chainOf(counterexample: Counterexample): string[] {
  const { explanation } = counterexample;
  const reasons = explanation.reasons.map((reason) => visible(named(reason, counterexample)));
  return [...reasons, ...(explanation.decidedBy === undefined ? [] : ways(explanation.decidedBy, counterexample))];
}

function ways({ policy, document: place }: StatementPlace, { account, documents, holdings }: Counterexample): string[] {
  if (policy === 'boundary') return [];
  return holdings
    .filter(({ document }) => document !== undefined && document === documents[place])
    .map(({ via, attachment, membership }) => {
      const group = account.groups.find(({ key }) => key === via);
      const attached = `attached at ${placeOf(attachment)}`;
      if (group === undefined) return attached;
      return `${attached} to the group ${nameOf(group)}, joined at ${placeOf(membership)}`;
    });
}

/** The policy engine numbers documents; here they have names. */
function named(reason: string, { account, documents, holdings }: Counterexample): string {
  return reason.replace(/\bof document (\d+)\b/g, (words, number) => {
    const holding = holdings.find(({ document }) => document === documents[Number(number) - 1]);
    const policy = account.policies.find(({ key }) => key === holding?.policy);
    return policy === undefined ? words : `of policy ${nameOf(policy)}`;
  });
}

/** The line of the program, which only a synth with its notes knows; else the address. */
function placeOf(origin: Origin | undefined): string {
  return visible(origin?.source ?? origin?.address ?? '');
}

function nameOf({ name, key }: { readonly name: OrUnknown<string>; readonly key: string }): string {
  return quoted(isUnknown(name) ? key : name);
}
