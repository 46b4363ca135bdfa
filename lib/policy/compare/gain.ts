import { Budget, BudgetExceeded } from '../budget';
import { type Request } from '../grants';
import { type CommonGround } from './common-ground';
import { type Finding, search } from './exact-search';
import { likelyWitness } from './likely-witness';
import { mixesVersions } from './list-call';
import { Side } from './side';
import { suspectsOf } from './suspects';
import { WitnessFinder } from './witness';

/** Whether the after side allows something that the before side does not. */
export type Gain =
  /** Under no reading. It is plain when statements cover each other, so that no search was needed. */
  | { readonly kind: 'none'; readonly isPlain: boolean }
  /** Under every reading. */
  | { readonly kind: 'certain'; readonly witness: Request }
  | { readonly kind: 'possible'; readonly reasons: readonly string[] };

/** Steps of a search, some milliseconds in all. */
const BUDGET = 300_000;
/** Steps that it takes to get ready to search for one choice of the policy variables' values, and more for more statements. */
const COST_OF_WORLD = 5_000;
const COMPARED_IN_A_STEP = 4;
/** Requests to try where the search found a gain. */
const MOST_REQUESTS = 400;

/**
 * @param mayDeny opaque policies that may hold a deny
 * @param actions names to prefer in a witness
 * @param common of these two sides, in either order
 */
export function gainOf(
  before: Side,
  after: Side,
  mayDeny: readonly string[],
  actions: readonly string[],
  common: CommonGround,
): Gain {
  const suspects = suspectsOf(before, after);
  if (suspects === undefined) return { kind: 'none', isPlain: true };
  const mixed = mixesVersions(before, after);
  const witness = likelyWitness(suspects, before, after, new WitnessFinder(before, after, actions, mixed));
  if (witness !== undefined) return { kind: 'certain', witness };

  const { bindings, complete, unknown } = common.worlds;
  if (!complete) return dependsOn(unknown);
  const budget = new Budget(BUDGET);
  const findings = bindings.map((world): Finding => {
    const [old, now] = [new Side(before.grants, world, mayDeny), new Side(after.grants, world, mayDeny)];
    return withinBudget(() => {
      budget.spend(COST_OF_WORLD + (old.rules.all.length * now.rules.all.length) / COMPARED_IN_A_STEP);
      const found = suspectsOf(old, now);
      return found === undefined ? { kind: 'none' } : search(old, now, found, mixed, common.domainsIn(world), budget);
    });
  });
  // The search has looked at versions: what it found holds for list calls too.
  return conclude(findings, new WitnessFinder(before, after, actions, false), unknown);
}

function withinBudget(find: () => Finding): Finding {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return possible('the documents combine too many wildcards and conditions to go through all of them');
  }
}

function possible(reason: string): { kind: 'possible'; reasons: string[] } {
  return { kind: 'possible', reasons: [reason] };
}

function dependsOn(variables: readonly string[]): { kind: 'possible'; reasons: string[] } {
  return possible(`it depends on the value of ${variables.map((name) => `\`\${${name}}\``).join(', ')}`);
}

/** One answer for all values of the policy variables. The first finding is for values that no document mentions. */
function conclude(findings: readonly Finding[], finder: WitnessFinder, unknown: readonly string[]): Gain {
  const [first] = findings;
  if (first === undefined || findings.every(({ kind }) => kind === 'none')) return { kind: 'none', isPlain: false };
  const doubtful = findings.find((finding) => finding.kind === 'possible');
  if (doubtful !== undefined) return doubtful;
  if (first.kind !== 'certain' || findings.some(({ kind }) => kind === 'none')) return dependsOn(unknown);
  const { point, context } = first;
  const witness = finder.find(point, context, MOST_REQUESTS) ?? finder.findForSomeCaller(point, context, MOST_REQUESTS);
  if (witness !== undefined) return { kind: 'certain', witness };
  return possible('something is, but no request was found that shows it under every reading');
}
