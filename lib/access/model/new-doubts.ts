import { type AccessModel, type NotUnderstood } from './access-model';

/**
 * What was not understood in one of two models and is not the same in the other: what may hide a change.
 *
 * What neither understands and both show alike did not change.
 */
export function newDoubts(before: AccessModel, after: AccessModel): readonly NotUnderstood[] {
  const [old, now] = [before, after].map(
    ({ coverage }) => new Map(coverage.notUnderstood.map((one) => [id(one), one])),
  );
  const changed = [...[...now!].filter(([key]) => !old!.has(key)), ...[...old!].filter(([key]) => !now!.has(key))];
  return Object.freeze(changed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, doubt]) => doubt));
}

function id({ address, why, digest }: NotUnderstood): string {
  return JSON.stringify([address, why, digest]);
}
