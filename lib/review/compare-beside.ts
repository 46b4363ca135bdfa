import {
  type CompareOptions,
  type Comparison,
  compareAccess,
  type Grants,
  type PolicyDocument,
  type PolicyStatement,
} from '../policy';
import { mayGrow } from './severity';

/** Stands for policies that no reader sees, such as those attached in the console; it is the same on both sides. */
export const WHATEVER_ELSE = 'whatever else is attached to them';

/**
 * Compares what is held, beside whatever else may be.
 *
 * On their own, two sides may allow the same although one of them no longer denies something. Whoever holds an allow that
 * was not read gains it then.
 *
 * @param isWhole whether what was read is all there is, as far as anybody can say. Then a deny that only takes back what
 * the same side allows has nothing more to take away, once that is gone; one that reaches further is there for others.
 */
export function compareBeside(
  before: Grants,
  after: Grants,
  isWhole: boolean,
  options: CompareOptions = {},
): Comparison {
  const alone = compareAccess(before, after, options);
  if (mayGrow(alone.verdict) || !mayHoldBack(before, after, isWhole)) return alone;
  const beside = compareAccess(withWhateverElse(before), withWhateverElse(after), options);
  if (!mayGrow(beside.verdict)) return alone;
  const reason = 'something is no longer denied, and what else is held was not read';
  const { gained } = beside;
  if (gained === undefined) return { verdict: 'unknown', reasons: [...beside.reasons, reason] };
  return alone.lost === undefined
    ? { verdict: 'broadened', gained, reasons: [...alone.reasons, reason] }
    : { verdict: 'incomparable', gained, lost: alone.lost, reasons: [...alone.reasons, reason] };
}

function withWhateverElse(grants: Grants): Grants {
  return { ...grants, opaque: [...(grants.opaque ?? []), WHATEVER_ELSE] };
}

/** Whether the side before holds something back that the side after may not. */
function mayHoldBack(before: Grants, after: Grants, isWhole: boolean): boolean {
  if (before.boundary !== undefined && before.boundary !== after.boundary) return true;
  return isWhole ? deniesForOthers(before.documents) : before.documents.some(denies);
}

/** Whether a document denies anything. */
export function denies({ statement }: PolicyDocument): boolean {
  return statement.some(({ effect }) => effect === 'deny');
}

/** Whether a deny reaches further than what is allowed beside it. */
export function deniesForOthers(documents: readonly PolicyDocument[]): boolean {
  if (!documents.some(denies)) return false;
  const allowed = documents.map((document) => only('allow', document));
  const denied = documents.map((document) => asAllowed(only('deny', document)));
  return !['none', 'equivalent'].includes(
    compareAccess({ documents: allowed }, { documents: [...allowed, ...denied] }).verdict,
  );
}

function only(effect: PolicyStatement['effect'], { version, statement }: PolicyDocument): PolicyDocument {
  return { version, statement: statement.filter((one) => one.effect === effect) };
}

function asAllowed({ version, statement }: PolicyDocument): PolicyDocument {
  return { version, statement: statement.map((one) => ({ ...one, effect: 'allow' })) };
}
