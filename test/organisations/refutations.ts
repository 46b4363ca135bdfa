import { compareAccess, evaluate, type Grants, type Request } from '../../lib/policy';
import { type PrincipalReview, type Review } from '../../lib/review';
import { judgeWitness } from '../policy/laws/judge-witness';
import { findGain } from '../policy/oracle/gain';
import { ANY_OPINION } from '../policy/oracle/reading';
import { EXISTING, EXISTING_IDS, type ExistingIds, grantsOf, type Presets, principalsOf } from './organisation';
import { type OrganisationPair } from './organisation-pair';

/** What may be growth. */
export const GROWING: readonly PrincipalReview['verdict'][] = ['broadened', 'incomparable', 'unknown'];
const SHRINKING: readonly PrincipalReview['verdict'][] = ['narrowed', 'incomparable', 'unknown'];

/** What a review says of a change, in so far as it does not matter what was read. */
export function told({ fingerprint, principals }: Review): object {
  return { fingerprint, principals: principals.map(({ kind, name, verdict }) => [kind, name, verdict].join(' ')) };
}

/** Whether a request shows something without assuming what a policy says that nobody has read. */
function isProof({ action, context }: Request, ...sides: readonly Grants[]): boolean {
  return (
    !action.startsWith('everything in ') &&
    sides.every(({ opaque }) => opaque === undefined) &&
    !Object.keys(context).some((key) => key.startsWith('policy '))
  );
}

/** What the oracle has to say against a review, where Tencent's policies say this. */
export function refutations(
  pair: OrganisationPair,
  presets: Presets,
  { principals, gate }: Review,
  existing: ExistingIds = EXISTING_IDS,
): string[] {
  return principalsOf(pair.before, pair.after).flatMap((principal) => {
    const who = `${principal.kind} ${principal.holder}`;
    const shown = principal.holder === EXISTING.group ? `the group with the id ${existing.group}` : principal.holder;
    const review = principals.find(({ kind, name }) => kind === principal.kind && name === shown);
    const verdict = review?.verdict ?? 'none';
    const [before, after] = [grantsOf(pair.before, principal, presets), grantsOf(pair.after, principal, presets)];
    const gain = findGain(before, after, ANY_OPINION);
    const loss = findGain(after, before, ['silent', 'allow']);
    const { gained } = review ?? {};
    const unconfirmed =
      gained && isProof(gained, before, after)
        ? judgeWitness({ compareAccess, evaluate }, 'gained', gained, before, after)
        : [];
    return [
      ...(gain && !GROWING.includes(verdict) ? [`${who} gains ${JSON.stringify(gain.request)}: ${verdict}`] : []),
      ...(gain && gate.state === 'open' ? [`${who} gains ${JSON.stringify(gain.request)}, and the gate is open`] : []),
      ...(loss && !SHRINKING.includes(verdict) ? [`${who} loses ${JSON.stringify(loss.request)}: ${verdict}`] : []),
      ...unconfirmed.map((problem) => `${who}: ${JSON.stringify(problem)}`),
    ];
  });
}
