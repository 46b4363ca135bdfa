import {
  type CompareOptions,
  type Comparison,
  compareAccess,
  type Grants,
  type PolicyDocument,
  type PolicyStatement,
  printPolicyDocument,
  type Verdict,
  type Witness,
} from '../policy';
import { mayGrow, mayShrink } from './severity';

/** Stands for policies that no reader sees, such as those attached in the console; it is the same on both sides. */
export const WHATEVER_ELSE = 'whatever else is attached to them';

/**
 * Compares what is held, beside whatever else may be.
 *
 * On their own, two sides may allow the same although one of them denies something that the other does not. Whoever holds an
 * allow that was not read gains it then, or loses it.
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
  const mayGain =
    !mayGrow(alone.verdict) &&
    (holdsBack(before, after, isWhole) || (!isWhole && letsGoOfWhatMayDeny(before, after, options)));
  const mayLose = !mayShrink(alone.verdict) && holdsBack(after, before, isWhole);
  if (!mayGain && !mayLose) return alone;
  const beside = compareAccess(withWhateverElse(before), withWhateverElse(after), options);
  if (beside.verdict === 'unknown') {
    const maybe = mayGain ? 'something may no longer be denied' : 'something may be denied now';
    return { verdict: 'unknown', reasons: [...beside.reasons, `${maybe}, ${NOT_READ}`] };
  }
  const gained = mayGain ? beside.gained : alone.gained;
  const lost = mayLose ? beside.lost : alone.lost;
  return {
    verdict: verdictOf(gained, lost) ?? alone.verdict,
    ...(gained && { gained }),
    ...(lost && { lost }),
    reasons: [
      ...alone.reasons,
      ...(gained === alone.gained ? [] : [`something is no longer denied, ${NOT_READ}`]),
      ...(lost === alone.lost ? [] : [`something is denied now, ${NOT_READ}`]),
    ],
  };
}

const NOT_READ = 'and what else is held was not read';

function verdictOf(gained: Witness | undefined, lost: Witness | undefined): Verdict | undefined {
  if (gained === undefined) return lost && 'narrowed';
  return lost === undefined ? 'broadened' : 'incomparable';
}

function withWhateverElse(grants: Grants): Grants {
  return { ...grants, opaque: [...(grants.opaque ?? []), WHATEVER_ELSE] };
}

/** Whether one side holds something back that the other may not. */
function holdsBack(side: Grants, other: Grants, isWhole: boolean): boolean {
  if (side.boundary !== undefined && !isSame(side.boundary, other.boundary)) return true;
  return isWhole ? deniesForOthers(side.documents) : side.documents.some(denies);
}

/** Each of two synths has documents of its own. */
function isSame(one: PolicyDocument, other: PolicyDocument | undefined): boolean {
  return one === other || (other !== undefined && printPolicyDocument(one) === printPolicyDocument(other));
}

/** Whether a policy goes whose document is not known, and which may have denied something. */
function letsGoOfWhatMayDeny({ opaque = [] }: Grants, after: Grants, { allowOnly = [] }: CompareOptions): boolean {
  return opaque.some((name) => !allowOnly.includes(name) && !(after.opaque ?? []).includes(name));
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
