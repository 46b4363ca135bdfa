import { CommonGround } from './compare/common-ground';
import { type Gain, gainOf } from './compare/gain';
import { KNOWN_ACTIONS } from './compare/known-actions';
import { Side } from './compare/side';
import { isWeaklyDenied, WEAK_DENY, withoutWeakDenies } from './compare/weak-deny';
import { type Grants, type Witness } from './grants';
import { NO_BINDINGS } from './semantics/variables';

/** How access changed from one side to the other. */
export type Verdict = 'none' | 'equivalent' | 'narrowed' | 'broadened' | 'incomparable' | 'unknown';

export interface Comparison {
  /**
   * - `none`: both sides say the same, but for order, repetition and spelling.
   * - `equivalent`: they allow the same requests.
   * - `narrowed`: nothing is gained, something is lost.
   * - `broadened`: something is gained, nothing is lost.
   * - `incomparable`: something is gained and something is lost.
   * - `unknown`: none of these is sure.
   */
  readonly verdict: Verdict;
  /** A request that is allowed after and was not before. There when the verdict is `broadened` or `incomparable`. */
  readonly gained?: Witness;
  /** A request that was allowed before and is not after. There when the verdict is `narrowed` or `incomparable`. */
  readonly lost?: Witness;
  /** Sentences for people: why the verdict is unknown, or what it rests on. */
  readonly reasons: readonly string[];
}

export interface CompareOptions {
  /**
   * Names of actions to show in witnesses where one fits, the most telling first.
   *
   * @default - a few well-known actions of TRTC
   */
  readonly actions?: readonly string[];
  /**
   * Opaque policies that are known to hold no deny. Any other one may: when it goes, what it denied may come back.
   *
   * @default - none
   */
  readonly allowOnly?: readonly string[];
}

/**
 * Compares what two grants allow, over all requests.
 *
 * A verdict holds under every reading of Tencent's documents, else it is `unknown`. `evaluate` confirms each witness: it
 * answers `allow` on one side and `deny` on the other.
 *
 * An opaque policy that is on both sides cancels out: its document is not known, but it is the same. One that appears
 * broadens. One that takes the place of another makes the verdict unknown.
 *
 * @see docs/policy/verdicts.md
 */
export function compareAccess(before: Grants, after: Grants, options: CompareOptions = {}): Comparison {
  const { old, now, appeared, gone, mayDeny, actions } = sidesOf(before, after, options);
  if (isSame(old, now)) return { verdict: 'none', reasons: [] };
  if (appeared.length > 0 && gone.length > 0) return { verdict: 'unknown', reasons: [exchange(gone, appeared)] };
  const common = new CommonGround(before, after);
  const gain = gainOf(old, now, mayDeny, actions, common);
  // What an opaque policy may deny is not taken for lost when it appears, nor for gained when others come and go beside it.
  const [from, to] =
    mayDeny.length === 0 ? [now, old] : [new Side(after, NO_BINDINGS, []), new Side(before, NO_BINDINGS, [])];
  const loss = gainOf(from, to, [], actions, common);
  const reasons = [...reasonsOf(gain, 'gained'), ...reasonsOf(loss, 'lost')];
  if (restsOnWeakDeny(gain, old, now, actions) || restsOnWeakDeny(loss, now, old, actions)) reasons.push(WEAK_DENY);
  for (const policyName of appeared) {
    reasons.push(`the document of \`${policyName}\` is not known: ${whatAppears(gain)}`);
  }
  for (const policyName of gone) {
    reasons.push(`the document of \`${policyName}\` is not known: what it granted is taken for lost`);
  }
  return { ...conclude(gain, loss), reasons };
}

/** One half of `compareAccess`: whether something is allowed after that was not before. */
export function gainBetween(before: Grants, after: Grants, options: CompareOptions = {}): Gain {
  const { old, now, appeared, gone, mayDeny, actions } = sidesOf(before, after, options);
  if (isSame(old, now)) return { kind: 'none', isPlain: true };
  if (appeared.length > 0 && gone.length > 0) return { kind: 'possible', reasons: [exchange(gone, appeared)] };
  return gainOf(old, now, mayDeny, actions, new CommonGround(before, after));
}

interface Sides {
  readonly old: Side;
  readonly now: Side;
  /** Policies whose documents are not known: those that come, those that go, and which of the latter may deny. */
  readonly appeared: readonly string[];
  readonly gone: readonly string[];
  readonly mayDeny: readonly string[];
  readonly actions: readonly string[];
}

function sidesOf(before: Grants, after: Grants, { actions, allowOnly }: CompareOptions): Sides {
  const appeared = without(after.opaque, before.opaque);
  const gone = without(before.opaque, after.opaque);
  const mayDeny = without(gone, allowOnly);
  return {
    old: new Side(before, NO_BINDINGS, mayDeny),
    now: new Side(after, NO_BINDINGS, mayDeny),
    appeared,
    gone,
    mayDeny,
    actions: actions === undefined ? KNOWN_ACTIONS : [...actions, ...KNOWN_ACTIONS],
  };
}

function exchange(gone: readonly string[], appeared: readonly string[]): string {
  return `${listed(gone)} makes way for ${listed(appeared)}: neither document is known`;
}

function isSame(before: Side, after: Side): boolean {
  return (
    before.holdings.bounded === after.holdings.bounded &&
    before.notIn(after).length === 0 &&
    after.notIn(before).length === 0
  );
}

function conclude(gain: Gain, loss: Gain): Pick<Comparison, 'verdict' | 'gained' | 'lost'> {
  if (gain.kind === 'possible' || loss.kind === 'possible') return { verdict: 'unknown' };
  if (gain.kind === 'none') {
    return loss.kind === 'none' ? { verdict: 'equivalent' } : { verdict: 'narrowed', lost: loss.witness };
  }
  if (loss.kind === 'none') return { verdict: 'broadened', gained: gain.witness };
  return { verdict: 'incomparable', gained: gain.witness, lost: loss.witness };
}

/** Whether something is gained, or nothing is, only if CAM applies a deny that it may not apply. */
function restsOnWeakDeny(gain: Gain, before: Side, after: Side, actions: readonly string[]): boolean {
  if (gain.kind === 'certain') return isWeaklyDenied(before, gain.witness);
  if (gain.kind === 'possible' || gain.isPlain) return false;
  const weaker = withoutWeakDenies(after.grants);
  if (weaker === undefined) return false;
  const common = new CommonGround(before.grants, weaker);
  return gainOf(before, new Side(weaker, NO_BINDINGS, []), [], actions, common).kind !== 'none';
}

function whatAppears({ kind }: Gain): string {
  return kind === 'none'
    ? 'it can grant nothing new, and what it may deny is not counted'
    : 'what it grants is taken for new';
}

function reasonsOf(gain: Gain, what: 'gained' | 'lost'): string[] {
  return gain.kind === 'possible'
    ? gain.reasons.map((reason) => `whether something is ${what} is open: ${reason}`)
    : [];
}

function without(names: readonly string[] = [], taken: readonly string[] = []): string[] {
  return names.filter((name) => !taken.includes(name));
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
