import { type ContextValue, type PolicyDocument, type PolicyStatement } from '../../../lib/policy';
import { valuesFor } from './contexts';
import { actionPattern, bareAction, resourcePattern } from './matches';
import { clausesOf, type Reading } from './reading';
import { commonWords, freshLetter, product, smallSets } from './words';

/** The requests worth asking: any action, on any resource, in any combination of values. */
export interface Universe {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly values: ReadonlyMap<string, readonly (ContextValue | undefined)[]>;
}

/**
 * Requests that tell these documents apart if anything does: those in up to `overlap` patterns at once. Two are enough
 * for an allow and a deny, three with a boundary.
 */
export function universeOf(reading: Reading, documents: readonly PolicyDocument[], overlap: number): Universe {
  const statements = documents.flatMap(({ statement }) => statement);
  const clauses = clausesOf(documents);
  const keys = [...new Set(clauses.map(({ key }) => key))];
  return {
    actions: actionsOf(reading, statements, overlap),
    resources: resourcesOf(reading, statements, overlap),
    values: new Map(
      keys.map((key) => [
        key,
        valuesFor(
          reading,
          key,
          clauses.filter((clause) => clause.key === key),
        ),
      ]),
    ),
  };
}

function actionsOf(reading: Reading, statements: readonly PolicyStatement[], overlap: number): string[] {
  const written = [...new Set(statements.flatMap(({ action }) => action))];
  const patterns = [...new Set(written.map((pattern) => actionPattern(reading, pattern)))];
  const fresh = freshLetter(patterns);
  const shapes = reading.listNeedsVersion3 ? ['*:*', reading.caseMatters ? '*:List*' : '*:list*'] : ['*:*'];
  const actions = smallSets(patterns, overlap).flatMap((group) =>
    shapes.flatMap((shape) => commonWords([...group, shape], fresh)),
  );
  const colonless = written.some((pattern) => bareAction(pattern) === '*:*') ? [fresh] : [];
  return [...new Set([...actions.filter((action) => action.split(':').length === 2), ...colonless])];
}

function resourcesOf(reading: Reading, statements: readonly PolicyStatement[], overlap: number): string[] {
  const anything = ['qcs', '', '*', '*', '*', '*'];
  const written = [...new Set(statements.flatMap(({ resource }) => resource))];
  const patterns = new Map(
    written
      .map((pattern) => resourcePattern(reading, pattern))
      .map((pattern) => (pattern === '*' ? anything : pattern))
      .map((segments) => [segments.join(':'), segments]),
  );
  const fresh = freshLetter([...patterns.keys()]);
  const resources = smallSets([...patterns.values()], overlap).flatMap((group) =>
    product(
      anything.map((_, at) =>
        commonWords(
          group.map((segments) => segments[at] ?? ''),
          fresh,
        ),
      ),
    ),
  );
  return [...new Set([...(written.includes('*') ? ['*'] : []), ...resources.map((segments) => segments.join(':'))])];
}
