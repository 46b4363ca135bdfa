import { Glob } from '../pattern/glob';
import { type HeldRule } from '../semantics/held-rule';
import { type Rule } from '../semantics/rule';
import { type Box, intersectBoxes, maximalBoxes } from './box';
import { type Budget } from '../budget';
import { actionIn, type NamesView, resourceIn } from './names-view';
import { type Suspects } from './suspects';

/** Actions and resources that all statements treat alike but for their conditions: those of one generic word in each glob. */
export interface Point {
  readonly action: Glob;
  readonly resource: Box;
}

/** What actions and what resources a set of statements has in common. */
interface Area {
  readonly actions: readonly Glob[];
  readonly resources: readonly Box[];
}

/**
 * Points of which one is gained whenever any request is.
 *
 * Complete: a gained request is allowed by some statement, within some statement of the boundary, and either no statement
 * allowed it before or some deny was lifted. It lies in a piece of what these two or three statements have in common. The
 * generic point of that piece lies in them too, and in no statement that does not hold the whole piece, so that nothing
 * speaks against it that did not speak against the request.
 *
 * @param apart patterns of actions that count whatever statement holds them
 */
export function* pointsOf(
  { newAllows, allows, bounds, liftedDenies }: Suspects,
  apart: readonly Glob[],
  view: NamesView,
  budget: Budget,
): Generator<Point> {
  const areas = new Map<Rule, Area>();
  const areaOf = ({ rule }: HeldRule): Area => {
    const known = areas.get(rule) ?? {
      actions: rule.actions.map((action) => actionIn(view, action)),
      resources: rule.resources.map((resource) => resourceIn(view, resource)),
    };
    areas.set(rule, known);
    return known;
  };
  const withinBounds = (allow: HeldRule): Area[] =>
    bounds === undefined ? [areaOf(allow)] : bounds.map((bound) => common(areaOf(allow), areaOf(bound), budget));
  const areasApart = apart.map((action): Area => ({ actions: [action], resources: [undefined] }));
  const withApart = (area: Area): Area[] => [
    area,
    ...areasApart.map((other) => actionsOnly(common(area, other, budget))),
  ];

  for (const { held } of newAllows) yield* withinBounds(held).flatMap(withApart).flatMap(pointsIn);
  for (const allow of allows) {
    for (const area of withinBounds(allow)) {
      for (const { held } of liftedDenies) {
        yield* withApart(common(area, areaOf(held), budget)).flatMap(pointsIn);
      }
    }
  }
}

/** Without what holds two colons, which no action does: `*:Remove` and `*:List*` share `*:List*:Remove`. */
function actionsOnly({ actions, resources }: Area): Area {
  return { actions: actions.filter(({ generic }) => generic.split(':').length <= 2), resources };
}

function pointsIn({ actions, resources }: Area): Point[] {
  return actions.flatMap((action) => resources.map((resource) => ({ action, resource })));
}

function common(left: Area, right: Area, budget: Budget): Area {
  const actions = left.actions.flatMap((one) =>
    right.actions.flatMap((other) => intersectBoxes([one], [other], budget)),
  );
  const resources = left.resources.flatMap((one) =>
    right.resources.flatMap((other) => intersectBoxes(one, other, budget)),
  );
  return {
    actions: maximalBoxes(actions, budget).map((box) => box?.[0] ?? Glob.parse('*')),
    resources: actions.length === 0 ? [] : maximalBoxes(resources, budget),
  };
}
