import { type EffectiveAccess } from '../access';
import { type Comparison, compareAccess, type Grants } from '../policy';

const NOTHING: Grants = { documents: [] };

/**
 * Compares what a principal may do before and after. A principal that is not there may do nothing.
 *
 * A boundary whose document is not known only ever takes access away, so what it cannot have caused is still proven.
 */
export function compareEffective(before?: EffectiveAccess, after?: EffectiveAccess): Comparison {
  const compared = compareAccess(before?.grants ?? NOTHING, after?.grants ?? NOTHING);
  const [was, is] = [before?.opaqueBoundary, after?.opaqueBoundary];
  if (was === undefined && is === undefined) return compared;
  const grows = ['broadened', 'incomparable', 'unknown'].includes(compared.verdict);
  if (was === is) {
    return grows ? undecided(`the boundary \`${is}\` is not known, so what lies within it cannot be told`) : compared;
  }
  if (was === undefined && !grows) {
    const reasons = [
      ...compared.reasons,
      `the boundary \`${is}\` is new and its document is not known: it only takes away`,
    ];
    return { verdict: 'narrowed', ...(compared.lost && { lost: compared.lost }), reasons };
  }
  return undecided(`the boundary changes from ${named(was)} to ${named(is)}, and not both are known`);
}

function undecided(reason: string): Comparison {
  return { verdict: 'unknown', reasons: [reason] };
}

function named(boundary: string | undefined): string {
  return boundary === undefined ? 'none or a known one' : `\`${boundary}\``;
}
