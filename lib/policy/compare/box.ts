import { type Glob } from '../pattern/glob';
import { intersect } from '../pattern/intersect';
import { type Budget } from '../budget';

/** Several globs side by side, such as the segments of a resource. `undefined` is everything, also what has no segments. */
export type Box = readonly Glob[] | undefined;

/** Exact, as a product of exact inclusions: no glob is empty. */
export function boxIncludes(outer: Box, inner: Box): boolean {
  if (outer === undefined) return true;
  return inner !== undefined && outer.every((glob, at) => glob.includes(inner[at] as Glob));
}

/** What both boxes hold, as a union of boxes. */
export function intersectBoxes(left: Box, right: Box, budget: Budget): Box[] {
  if (left === undefined || right === undefined) return [left ?? right];
  let boxes: Glob[][] = [[]];
  for (const [at, glob] of left.entries()) {
    const common = intersect(glob, right[at] as Glob, budget);
    boxes = boxes.flatMap((box) => common.map((piece) => [...box, piece]));
    if (boxes.length === 0) return [];
  }
  return boxes;
}

/** Those boxes that no other one includes: their union is the same. */
export function maximalBoxes(boxes: readonly Box[], budget: Budget): Box[] {
  let kept: Box[] = [];
  for (const box of boxes) {
    budget.spend(1 + kept.length);
    if (kept.some((other) => boxIncludes(other, box))) continue;
    kept = [...kept.filter((other) => !boxIncludes(box, other)), box];
  }
  return kept;
}
