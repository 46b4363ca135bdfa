import { type ActionPattern } from '../pattern/action-pattern';
import { fold } from '../pattern/fold';
import { Glob } from '../pattern/glob';
import { REGION, type ResourcePattern, SERVICE } from '../pattern/resource-pattern';
import { type HeldRule } from '../semantics/held-rule';
import { type Box } from './box';

/** What an empty segment of a pattern stands for: itself, or every one; or only resources are looked at that leave it empty. */
type EmptySegment = 'itself' | 'any' | 'left-empty';

/** One way to answer the open questions about names, so that each pattern becomes plain globs. */
export interface NamesView {
  readonly caseIgnored: boolean;
  readonly colonsIgnored: boolean;
  readonly region: EmptySegment;
  readonly service: EmptySegment;
}

const EVERYTHING = Glob.parse('*');
const EMPTY = Glob.literal('');

/** The views that can differ for these rules: one when no pattern is open to two readings. */
export function viewsOf(rules: readonly HeldRule[]): NamesView[] {
  const patterns = rules.flatMap(({ rule }) => rule.actions);
  const colons = patterns.some(({ isEveryService }) => isEveryService) ? [false, true] : [false];
  return [false, true].flatMap((caseIgnored) =>
    colons.flatMap((colonsIgnored) =>
      segmentViews(rules, REGION).flatMap((region) =>
        segmentViews(rules, SERVICE).map((service) => ({ caseIgnored, colonsIgnored, region, service })),
      ),
    ),
  );
}

/** An empty segment is open to readings where another pattern fills it. */
function segmentViews(rules: readonly HeldRule[], segment: number): EmptySegment[] {
  const globs = rules.flatMap(({ rule }) => rule.resources.flatMap(({ segments }) => segments?.[segment] ?? []));
  const isMixed = globs.some((glob) => glob.equals(EMPTY)) && globs.some((glob) => !glob.equals(EMPTY));
  return isMixed ? ['itself', 'any', 'left-empty'] : ['itself'];
}

export function actionIn(view: NamesView, { glob, folded, isEveryService }: ActionPattern): Glob {
  if (view.colonsIgnored && isEveryService) return EVERYTHING;
  return view.caseIgnored ? folded : glob;
}

export function resourceIn(view: NamesView, { segments }: ResourcePattern): Box {
  return segments?.map((glob, at) => {
    if (at === REGION) return segmentIn(view.region, glob);
    if (at === SERVICE) return segmentIn(view.service, view.caseIgnored ? glob.map(fold) : glob);
    return glob;
  });
}

function segmentIn(empty: EmptySegment, glob: Glob): Glob {
  // A resource that leaves the segment empty may match whatever the pattern asks for.
  if (empty === 'left-empty') return EMPTY;
  return empty === 'any' && glob.equals(EMPTY) ? EVERYTHING : glob;
}
