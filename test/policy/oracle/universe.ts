import { type Grants, type PolicyStatement } from '../../../lib/policy';
import { actionPattern, isStarColonStar, resourcePattern } from './matches';
import { type Reading } from './reading';
import { commonWords, freshLetter, product } from './words';

/**
 * The actions worth asking when looking for a gain.
 *
 * What is gained is allowed after, so it is in a pattern of an allow, and within the boundary in one of the boundary's;
 * it was not allowed before, either because it was in no pattern or because it was in one of a deny. Words that lie in just
 * these patterns find it, if it is there.
 */
export function actionsWorthAsking(reading: Reading, before: Grants, after: Grants): string[] {
  const seen = (texts: readonly string[]): string[] => distinct(texts.map((text) => actionPattern(reading, text)));
  const groups = groupsOf(before, after, ({ action }) => seen(action));
  const fresh = freshLetter(groups.flat());
  const shapes = reading.listNeedsVersion3 ? ['*:*', reading.caseMatters ? '*:List*' : '*:list*'] : ['*:*'];
  const actions = groups.flatMap((group) => shapes.flatMap((shape) => commonWords([...group, shape], fresh)));
  const colonless = statementsOf(before, after).some(({ action }) => action.some(isStarColonStar));
  return distinct([...actions.filter((action) => action.split(':').length === 2), ...(colonless ? [fresh] : [])]);
}

/** The resources worth asking, found as the actions are, a segment at a time. */
export function resourcesWorthAsking(reading: Reading, before: Grants, after: Grants): string[] {
  const anything = 'qcs::*:*:*:*';
  const seen = (texts: readonly string[]): string[] =>
    distinct(
      texts
        .map((text) => [resourcePattern(reading, text)].flat().join(':'))
        .map((text) => (text === '*' ? anything : text)),
    );
  const groups = groupsOf(before, after, ({ resource }) => seen(resource)).map((group) =>
    group.length > 0 ? group : [anything],
  );
  const fresh = freshLetter(groups.flat());
  const resources = groups.flatMap((group) => {
    const segments = group.map((text) => text.split(':'));
    return product(
      [0, 1, 2, 3, 4, 5].map((at) =>
        commonWords(
          segments.map((one) => one[at] ?? ''),
          fresh,
        ),
      ),
    );
  });
  return distinct(['*', ...resources.map((segments) => segments.join(':'))]);
}

/** Sets of patterns that what is gained is in: one of an allow, maybe one of a deny, maybe one of the boundary. */
function groupsOf(before: Grants, after: Grants, patternsOf: (one: PolicyStatement) => readonly string[]): string[][] {
  const patterns = (grants: readonly Grants[], effect: string): string[] =>
    distinct(statementsOf(...grants).flatMap((one) => (one.effect === effect ? patternsOf(one) : [])));
  const allowing = patterns([{ documents: after.documents }], 'allow');
  const denying = patterns([before], 'deny');
  const bounding = after.boundary && patterns([{ documents: [after.boundary] }], 'allow');
  const some = (texts: readonly string[]): string[][] => texts.map((text) => [text]);
  const choices = [
    [...some(allowing), ...(after.opaque?.length ? [[]] : [])],
    [[], ...some(denying)],
    bounding ? some(bounding) : [[]],
  ];
  return product(choices).map((group) => distinct(group.flat()));
}

function statementsOf(...grants: readonly Grants[]): PolicyStatement[] {
  return grants
    .flatMap(({ documents, boundary }) => [...documents, ...(boundary ? [boundary] : [])])
    .flatMap(({ statement }) => statement);
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
