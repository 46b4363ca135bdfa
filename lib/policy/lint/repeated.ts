import { quoted } from '../parse/quoted';
import { ActionPattern } from '../pattern/action-pattern';
import { ResourcePattern } from '../pattern/resource-pattern';
import { type LintRule, type PolicyFinding } from './policy-finding';

interface Pattern<T> {
  includes(other: T): boolean;
}

/** An action or resource that another one of the same list covers. Of two that say the same, the later is named. */
export const repeated: LintRule = (document) =>
  document.statement.flatMap(({ action, resource }, at) => [
    ...covered(
      action,
      action.map((text) => new ActionPattern(text)),
      at,
      `$.statement[${at}].action`,
    ),
    ...covered(
      resource,
      resource.map((text) => ResourcePattern.parse(text)),
      at,
      `$.statement[${at}].resource`,
    ),
  ]);

function covered<T extends Pattern<T>>(
  texts: readonly string[],
  patterns: readonly T[],
  statement: number,
  path: string,
): PolicyFinding[] {
  return patterns.flatMap((pattern, at) => {
    const other = patterns.findIndex(
      (one, place) => place !== at && one.includes(pattern) && (place < at || !pattern.includes(one)),
    );
    if (other < 0) return [];
    const message = `${quoted(texts[at] as string)} says nothing that ${quoted(texts[other] as string)} does not say; remove it`;
    return [{ id: 'repeated', severity: 'note', statement, path: `${path}[${at}]`, message }];
  });
}
