import { ResourcePattern } from '../pattern/resource-pattern';
import { type PolicyDocument, type PolicyStatement } from '../policy-document';
import { quoted } from '../parse/quoted';
import { coveredActions, eachAction, few, isOfProduct, writtenActions } from './covered-actions';
import { type LintRule } from './policy-finding';

/** A wildcard that hands out secrets: whoever reads one can act as somebody else. */
export const secretThroughWildcard: LintRule = (document, facts) =>
  eachAction(document, (action, statement) => {
    if (!action.isPattern || statement.effect === 'deny') return [];
    const revealing = coveredActions(action, facts)
      .filter(({ name, revealsSecret }) => revealsSecret && !isDenied(name, statement, document))
      .map(({ name }) => name);
    if (revealing.length === 0) return [];
    const message = `${quoted(action.text)} covers ${few(revealing)}, which hand out keys or signatures; name the actions that are needed, or deny those in the same policy`;
    return [{ id: 'secret-through-wildcard', severity: 'warning', message }];
  });

/** A wildcard that also covers what does not exist yet. */
export const futureActions: LintRule = (document, facts) =>
  eachAction(document, (action, { effect }) => {
    if (!action.isPattern || effect === 'deny' || !isOfProduct(action, facts)) return [];
    const message = `${quoted(action.text)} also allows what is added to it later; name the actions that are needed`;
    return [{ id: 'future-actions', severity: 'note', message }];
  });

/** By a statement without a condition, wherever `statement` allows it. */
function isDenied(action: string, { resource }: PolicyStatement, document: PolicyDocument): boolean {
  return document.statement.some(
    (deny, at) =>
      deny.effect === 'deny' &&
      deny.condition.length === 0 &&
      writtenActions(deny, at).some(({ glob }) => glob.matches(action)) &&
      resource.every((allowed) =>
        deny.resource.some((denied) => ResourcePattern.parse(denied).includes(ResourcePattern.parse(allowed))),
      ),
  );
}
