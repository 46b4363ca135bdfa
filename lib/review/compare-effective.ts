import { type EffectiveAccess } from '../access';
import { isAllowOnlyPreset } from '../catalog';
import { type Comparison, type Grants, type PolicyDocument } from '../policy';
import { compareBeside } from './compare-beside';
import { presetsIn } from './opaque-presets';

/**
 * How much of what a principal holds was read.
 *
 * - `whole`: what was read makes it, so that nobody is expected to attach anything to it elsewhere
 * - `made`: what was read makes it, and names it elsewhere as well
 * - `there`: it exists already
 */
export type Standing = 'whole' | 'made' | 'there';

const NOTHING: Grants = { documents: [] };

/** Compares what principals may do, each pair once: most of them hold what others hold too. */
export class Comparisons {
  private readonly documents = new Numbers<PolicyDocument>();
  private readonly contents = new Numbers<string>();
  private readonly grants = new Map<Grants, number>();
  private readonly made = new Map<string, Comparison>();

  public of(before: EffectiveAccess | undefined, after: EffectiveAccess | undefined, standing: Standing): Comparison {
    const question = `${standing} ${this.numberOf(before)} ${this.numberOf(after)}`;
    let comparison = this.made.get(question);
    if (comparison === undefined) this.made.set(question, (comparison = compareEffective(before, after, standing)));
    return comparison;
  }

  /** Equal for equal access, in so far as documents are the same objects. */
  private numberOf(access: EffectiveAccess | undefined): number {
    if (access === undefined) return -1;
    const { grants, opaqueBoundary } = access;
    let number = this.grants.get(grants);
    if (number === undefined) this.grants.set(grants, (number = this.contents.of(this.contentOf(grants))));
    return opaqueBoundary === undefined ? number : this.contents.of(JSON.stringify([number, opaqueBoundary]));
  }

  private contentOf({ documents, opaque = [], boundary }: Grants): string {
    const held = documents.map((document) => this.documents.of(document));
    return JSON.stringify([held, opaque, boundary === undefined ? null : this.documents.of(boundary)]);
  }
}

/** Numbers things, equal ones alike. */
class Numbers<T> {
  private readonly known = new Map<T, number>();

  public of(thing: T): number {
    let number = this.known.get(thing);
    if (number === undefined) this.known.set(thing, (number = this.known.size));
    return number;
  }
}

/**
 * Compares what a principal may do before and after. A principal that is not there may do nothing.
 *
 * A boundary whose document is not known only ever takes access away, so what it cannot have caused is still proven.
 */
export function compareEffective(
  before: EffectiveAccess | undefined,
  after: EffectiveAccess | undefined,
  standing: Standing,
): Comparison {
  if (standing === 'there' && isBounded(after) && !isBounded(before)) {
    return undecided('it exists already, and the new boundary replaces the one that it may have');
  }
  const compared = compareGrants(before?.grants ?? NOTHING, after?.grants ?? NOTHING, standing === 'whole');
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

function isBounded(access: EffectiveAccess | undefined): boolean {
  return access?.grants.boundary !== undefined || access?.opaqueBoundary !== undefined;
}

/** Says what was assumed of presets that are not pinned, and where a pin would tell. */
function compareGrants(before: Grants, after: Grants, isWhole: boolean): Comparison {
  const [old, now] = [presetsIn(before), presetsIn(after)];
  const gone = old.filter((name) => !now.includes(name));
  const allowOnly = gone.filter(isAllowOnlyPreset);
  const compared = compareBeside(before, after, isWhole, { allowOnly });
  if (compared.verdict === 'none') return compared;
  const othersStay = after.documents.length + (after.opaque ?? []).length > 0;
  const assumed = othersStay && compared.verdict !== 'unknown' ? allowOnly : [];
  const unpinned = compared.verdict === 'unknown' ? [...new Set([...old, ...now])].sort() : [];
  return {
    ...compared,
    reasons: [
      ...compared.reasons,
      ...assumed.map((name) => `\`${name}\` is taken to deny nothing, as its name says; a pin makes it sure`),
      ...(unpinned.length === 0 ? [] : [`to tell, pin ${unpinned.map((name) => `\`${name}\``).join(' and ')}`]),
    ],
  };
}

function undecided(reason: string): Comparison {
  return { verdict: 'unknown', reasons: [reason] };
}

function named(boundary: string | undefined): string {
  return boundary === undefined ? 'none or a known one' : `\`${boundary}\``;
}
