import { type AccessModel, type NotUnderstood } from './access-model';

/**
 * What was not understood in one of two models and is not the same in the other: what may hide a change.
 *
 * What neither understands and both show alike did not change. What neither understands and both show differently is one
 * doubt, not two.
 */
export function newDoubts(before: AccessModel, after: AccessModel): readonly NotUnderstood[] {
  const [old, now] = [doubtsOf(before), doubtsOf(after)];
  const changed = [...onlyIn(old, now), ...onlyIn(now, old)];
  const doubts = new Map(changed.map((doubt) => [JSON.stringify([doubt.address, doubt.why]), doubt]));
  return Object.freeze([...doubts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, doubt]) => doubt));
}

type Doubts = ReadonlyMap<string, NotUnderstood>;

function doubtsOf({ coverage }: AccessModel): Doubts {
  return new Map(coverage.notUnderstood.map((one) => [JSON.stringify([one.address, one.why, one.digest]), one]));
}

function onlyIn(doubts: Doubts, others: Doubts): NotUnderstood[] {
  return [...doubts].flatMap(([key, doubt]) => (others.has(key) ? [] : [doubt]));
}
