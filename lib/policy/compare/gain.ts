import { type Grants, type Request } from '../grants';
import { everythingIn, opinionKey } from '../semantics/opaque-policy';
import { type Bindings } from '../semantics/variables';
import { worldsOfGrants } from '../semantics/worlds';
import { Budget, BudgetExceeded } from '../budget';
import { type Finding, search, suspectsOf } from './exact-search';
import { mixesVersions } from './list-call';
import { type Suspects } from './points';
import { sampleContext } from './sample-context';
import { sideOf } from './side';
import { WitnessFinder } from './witness';

/** Whether the after side allows something that the before side does not. */
export type Gain =
  | { readonly kind: 'none' }
  /** Under every reading. */
  | { readonly kind: 'certain'; readonly witness: Request }
  | { readonly kind: 'possible'; readonly reasons: readonly string[] };

export interface GainOptions {
  /** Names of actions to prefer in a witness. */
  readonly actions: readonly string[];
  /** Opaque policies of the before side that may hold a deny, which the after side may lift. */
  readonly mayDeny: readonly string[];
}

/** Steps of a search, some milliseconds in all. */
const BUDGET = 600_000;
/** Requests to try before the search, and at the point that it found. */
const FEW = 24;
const MANY = 400;

export function gainOf(before: Grants, after: Grants, { actions, mayDeny }: GainOptions): Gain {
  const side = (grants: Grants, bindings: Bindings) => sideOf(grants, bindings, mayDeny);
  const suspects = suspectsOf(side(before, {}), side(after, {}));
  if (suspects === undefined) return { kind: 'none' };
  const mixed = mixesVersions(before, after);
  const finder = new WitnessFinder(before, after, actions, mixed);
  const witness = likelyWitness(suspects, before, after, finder);
  if (witness !== undefined) return { kind: 'certain', witness };

  const { bindings, complete, unknown } = worldsOfGrants(before, after);
  if (!complete) return possible(`it depends on the values of ${unknown.map((name) => `\`\${${name}}\``).join(', ')}`);
  const findings = bindings.map((world): Finding => {
    const [old, now] = [side(before, world), side(after, world)];
    const found = suspectsOf(old, now);
    return found === undefined
      ? { kind: 'none' }
      : withinBudget(() => search(old, now, found, mixed, new Budget(BUDGET)));
  });
  return conclude(findings, finder, unknown);
}

function withinBudget(find: () => Finding): Finding {
  try {
    return find();
  } catch (error) {
    if (error instanceof BudgetExceeded)
      return possible('the documents have too many combinations of wildcards and conditions to compare');
    throw error;
  }
}

function possible(reason: string): { kind: 'possible'; reasons: string[] } {
  return { kind: 'possible', reasons: [reason] };
}

/** One answer for all values of the policy variables. The first finding is for values that no document mentions. */
function conclude(findings: readonly Finding[], finder: WitnessFinder, unknown: readonly string[]): Gain {
  const [first] = findings;
  if (first === undefined || findings.every(({ kind }) => kind === 'none')) return { kind: 'none' };
  const doubtful = findings.find((finding) => finding.kind === 'possible');
  if (doubtful !== undefined) return doubtful;
  if (first.kind !== 'certain' || findings.some(({ kind }) => kind === 'none')) {
    return possible(`it depends on the values of ${unknown.map((name) => `\`\${${name}}\``).join(', ')}`);
  }
  const { point, context } = first;
  const witness = finder.find(point, context, MANY) ?? finder.findForSomeCaller(point, context, MANY);
  if (witness !== undefined) return { kind: 'certain', witness };
  return possible('something is gained, but no request was found that shows it under every reading');
}

/** A request that shows the gain without a search, as it does in most cases: at the first hole that meets the eye. */
function likelyWitness(
  { newAllows, liftedDenies }: Suspects,
  before: Grants,
  after: Grants,
  finder: WitnessFinder,
): Request | undefined {
  const [had, has] = [before.opaque ?? [], after.opaque ?? []];
  const silentBut = (speaker?: string): Request['context'] =>
    Object.fromEntries([...had, ...has].filter((name) => name !== speaker).map((name) => [opinionKey(name), 'silent']));
  for (const policyName of has.filter((name) => !had.includes(name))) {
    const request = { action: everythingIn(policyName), resource: '*', context: silentBut(policyName) };
    if (finder.confirms(request)) return request;
  }
  for (const { held, action, resource } of [...newAllows.slice(0, 2), ...liftedDenies.slice(0, 2)]) {
    const context = sampleContext(held.rule);
    const point = { action: action.glob, resource: resource.segments };
    const witness = context && finder.find(point, { ...context, ...silentBut() }, FEW);
    if (witness !== undefined) return witness;
  }
  return undefined;
}
