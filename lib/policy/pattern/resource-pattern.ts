import { ALWAYS, NEVER, OPEN_NAMES, type TruthTable } from '../semantics/reading';
import { fold } from './fold';
import { Glob } from './glob';
import { holdsPlaceholder, OWNER, OWNER_APP, withWildcards } from './placeholders';

const SEGMENTS = 6;
export const SERVICE = 2;
export const REGION = 3;
export const ACCOUNT = 4;
/** The last segment, which names the resource itself. */
export const RESOURCE = 5;

/** What an account segment that is left out stands for. */
export const OWN_ACCOUNT = `uin/${OWNER}`;

/**
 * The six segments of a resource; the sixth may hold colons. `undefined` for anything else, such as `*`.
 *
 * @see https://www.tencentcloud.com/document/product/598/10606
 */
export function resourceSegments(text: string): string[] | undefined {
  const segments = text.split(':');
  if (segments.length < SEGMENTS) return undefined;
  if (segments.length > SEGMENTS) segments.push(segments.splice(SEGMENTS - 1).join(':'));
  segments[ACCOUNT] = ownAccount(segments[ACCOUNT] as string);
  return segments;
}

/** An account that is left out is the root account of whoever wrote the policy. */
function ownAccount(account: string): string {
  if (account === '' || account === 'uin/') return OWN_ACCOUNT;
  return account === 'uid/' ? `uid/${OWNER_APP}` : account;
}

/** A resource of a statement: `*`, or six segments such as `qcs::trtc::uin/100000000001:sdkappid/*`. */
export class ResourcePattern {
  static parse(text: string): ResourcePattern {
    if (Glob.parse(text).isEverything) return ResourcePattern.EVERYTHING;
    const segments = resourceSegments(text);
    if (segments === undefined) {
      throw new RangeError(
        `resource \`${text}\` is neither \`*\` nor six segments; parse the document with \`parsePolicyDocument\``,
      );
    }
    return new ResourcePattern(segments.map((segment) => Glob.parse(segment)));
  }

  /** `*`: also matches what has no six segments. */
  static readonly EVERYTHING = new ResourcePattern(undefined);

  private foldedService: Glob | undefined;
  private loose: readonly Glob[] | undefined;
  private hasPlaceholder: boolean | undefined;

  /** @param segments six globs, or `undefined` for `*` */
  constructor(readonly segments: readonly Glob[] | undefined) {}

  /** The same pattern with each literal text replaced. */
  map(replace: (text: string) => string): ResourcePattern {
    return this.segments === undefined ? this : new ResourcePattern(this.segments.map((glob) => glob.map(replace)));
  }

  /** Under which answers to the open questions about names (`OPEN_NAMES`) the resource matches. */
  matches(segments: readonly string[] | undefined): TruthTable {
    if (this.segments === undefined) return ALWAYS;
    if (segments === undefined) return NEVER;
    let table: TruthTable = ALWAYS;
    for (let at = SEGMENTS - 1; at >= 0 && table !== NEVER; at--)
      table &= this.segmentMatches(at, segments[at] as string);
    return table;
  }

  private segmentMatches(at: number, segment: string): TruthTable {
    const glob = this.segments?.[at] as Glob;
    if (glob.matches(segment)) return ALWAYS;
    const oneIsEmpty = segment === '' || (glob.isLiteral && glob.chunks[0] === '');
    if (at === REGION && oneIsEmpty) return OPEN_NAMES.emptyRegionIsAny.yes;
    if (at !== SERVICE) return NEVER;
    this.foldedService ??= glob.map(fold);
    const ignoringCase = this.foldedService.matches(fold(segment)) ? OPEN_NAMES.caseIsIgnored.yes : NEVER;
    return oneIsEmpty ? OPEN_NAMES.emptyServiceIsAny.yes : ignoringCase;
  }

  /** Whether it matches all that `other` matches, whatever the answers to the open questions. */
  includes(other: ResourcePattern): boolean {
    const { segments } = this;
    if (segments === undefined || this === other) return true;
    const others = other.segments;
    if (others === undefined) return false;
    // A glob that includes the empty segment is empty too, or `*`: it also includes whatever the empty one may stand for.
    return segments.every((glob, at) => glob.includes(others[at] as Glob));
  }

  /** Whether a policy variable stands in it, also for an account that is left out. */
  get holdsPlaceholder(): boolean {
    return (this.hasPlaceholder ??= this.segments?.some(({ generic }) => holdsPlaceholder(generic)) ?? false);
  }

  /**
   * Whether some resource may match both, under some reading and for some values of the policy variables. Both have segments.
   */
  mayMeet(other: ResourcePattern): boolean {
    const [mine, theirs] = [this.loosened, other.loosened];
    return mine.every((glob, at) => !glob.isApartFrom(theirs[at] as Glob));
  }

  /** What it matches at most: policy variables may be anything, and so may what is left out. */
  private get loosened(): readonly Glob[] {
    return (this.loose ??= (this.segments ?? []).map((glob, at) => {
      const text = String(at === SERVICE ? glob.map(fold) : glob);
      const isLeftOut = at === ACCOUNT ? text === OWN_ACCOUNT : text === '' && (at === SERVICE || at === REGION);
      return isLeftOut ? Glob.parse('*') : Glob.parse(withWildcards(text));
    }));
  }

  toString(): string {
    return this.segments === undefined ? '*' : this.segments.join(':');
  }
}
