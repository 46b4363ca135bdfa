import { type AccessModel, type Account, type Coverage, newDoubts, PresetPins, withPins } from '../access';
import { credentialEvents } from './credentials';
import { type AccountChange, fingerprint } from './fingerprint';
import { gateOf } from './gate';
import { matrixRows } from './matrix';
import { NamedElsewhere } from './named-elsewhere';
import { presetsIn } from './opaque-presets';
import { type Pair, pairs } from './pairs';
import { pinChanges } from './pin-changes';
import { findingsOf, type Rule, rules } from './rules';
import { policyReviews } from './policies';
import { Comparisons } from './compare-effective';
import { effectivePairs } from './effective';
import { principalReviews, roleReviews } from './principals';
import { type GateKind, type PinnedPreset, type Review, type UnpinnedPreset } from './review';
import { withRenamedGroups } from './renamed-groups';
import { trustChanges, trustReview } from './trust';
import { mayGrow, worst } from './severity';

/** How access is reviewed. */
export interface ReviewOptions {
  readonly mode: Review['mode'];
  /**
   * What was read and what was not understood.
   *
   * @default - that of the model after the change, without the doubts that both models share
   */
  readonly coverage?: Coverage;
  /**
   * Fingerprints that somebody has accepted.
   *
   * @default - none
   */
  readonly accepted?: readonly string[];
  /**
   * The day of the review, as `YYYY-MM-DD`: a review has no clock.
   *
   * @default - rules about dates are not run, and no acknowledgement counts, for each holds until a day
   */
  readonly today?: string;
  /**
   * Whether to list findings that were there before the change.
   *
   * @default false
   */
  readonly standing?: boolean;
  /**
   * The rules to run.
   *
   * @default - all of this library
   */
  readonly rules?: readonly Rule[];
  /**
   * What may close the gate.
   *
   * @default - everything
   */
  readonly closing?: readonly GateKind[];
  /**
   * What presets allow, before and after: a preset is Tencent's, and no change in code changes it.
   *
   * @default - no preset is pinned
   */
  readonly pins?: PresetPins;
  /**
   * The pins before the change, to show what a change does to them.
   *
   * @default - the same as `pins`
   */
  readonly basePins?: PresetPins;
}

/**
 * Reviews how access changes from one model to another.
 *
 * @throws RangeError when `today` is no day
 */
export function reviewAccess(base: AccessModel, head: AccessModel, options: ReviewOptions): Review {
  const pins = options.pins ?? new PresetPins();
  const [before, after] = [withPins(base, pins), withPins(head, pins)];
  const comparisons = new Comparisons();
  const elsewhere = new NamedElsewhere(before, after);
  const accounts = pairs(before.accounts, after.accounts, ({ key }) => key).map((pair) => {
    const account = withRenamedGroups(pair);
    const access = effectivePairs(account);
    return {
      account,
      access,
      principals: principalReviews(account, access, comparisons, elsewhere),
      policies: [
        ...policyReviews(account),
        ...roleReviews(account, access, comparisons, elsewhere),
        ...trustChanges(account).map((change) => trustReview(account.key, change)),
      ],
      credentials: credentialEvents(account),
    };
  });
  const principals = accounts.flatMap((account) => account.principals);
  const policies = accounts.flatMap((account) => account.policies);
  const { read, understood, notUnderstood } = options.coverage ?? {
    ...after.coverage,
    notUnderstood: newDoubts(before, after),
  };
  const found = findingsOf(
    accounts.map(({ account }) => account),
    { ...options, rules: options.rules ?? rules, standing: options.standing ?? false },
  );
  const ungated = {
    schema: 'trtc-access/review@1' as const,
    mode: options.mode,
    verdict: worst([...principals, ...policies].map(({ verdict }) => verdict)),
    fingerprint: fingerprint(accounts),
    principals,
    policies,
    credentials: accounts.flatMap((account) => account.credentials),
    ...found,
    coverage: { read, understood, notUnderstood: notUnderstood.map(({ address, why }) => ({ address, why })) },
    unpinned: unpinned(accounts, pins),
    pinned: pinned(accounts.map(({ account }) => account)),
    pinChanges: pinChanges(options.basePins ?? pins, pins),
    matrix: accounts.flatMap(({ account, access }) => matrixRows(account, access)),
  };
  return { ...ungated, gate: gateOf(ungated, options.accepted ?? [], options.closing) };
}

type Changes = readonly (AccountChange & Pick<Review, 'principals'>)[];

/** The presets whose documents are not known, with those whose access may grow by one. */
function unpinned(accounts: Changes, pins: PresetPins): UnpinnedPreset[] {
  const concerned = new Map<string, Set<string>>();
  for (const { access, principals } of accounts) {
    const growing = new Set(principals.filter(({ verdict }) => mayGrow(verdict)).map(({ name }) => name));
    for (const { before, after } of growing.size === 0 ? [] : access) {
      const name = (after ?? before)?.name;
      if (typeof name !== 'string' || !growing.has(name)) continue;
      for (const preset of before === undefined ? [] : presetsIn(before.grants)) addTo(concerned, preset, name);
      for (const preset of after === undefined ? [] : presetsIn(after.grants)) addTo(concerned, preset, name);
    }
  }
  return [...concerned].sort(byName).map(([name, people]) => ({
    name,
    principals: [...people].sort(),
    why: pins.named(name) === undefined ? 'no-pin' : 'other-id',
  }));
}

function addTo(people: Map<string, Set<string>>, preset: string, name: string): void {
  const known = people.get(preset);
  if (known === undefined) people.set(preset, new Set([name]));
  else known.add(name);
}

function pinned(accounts: readonly Pair<Account>[]): PinnedPreset[] {
  const policies = accounts.flatMap(({ before, after }) => [...(before?.policies ?? []), ...(after?.policies ?? [])]);
  const days = new Map(policies.flatMap(({ pin }) => (pin === undefined ? [] : [[pin.name, pin.pinnedAt]])));
  return [...days].sort(byName).map(([name, pinnedAt]) => ({ name, pinnedAt }));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
