import { quoted } from '../parse/quoted';
import { Glob } from '../pattern/glob';
import { isOfProduct, writtenActions } from './covered-actions';
import { type LintRule } from './policy-finding';

const SERVICE_SEGMENT = 2;

/** Only actions of the product, on a resource of another one: the two never meet. */
export const foreignResource: LintRule = (document, facts) =>
  document.statement.flatMap((statement, at) => {
    if (!writtenActions(statement, at).every((action) => isOfProduct(action, facts))) return [];
    return statement.resource.flatMap((resource, index) => {
      const service = resource.split(':')[SERVICE_SEGMENT] ?? '';
      if (service === '' || Glob.parse(service).matches(facts.service)) return [];
      const message = `${quoted(resource)} is of another product than the actions, so the statement says nothing about it; write \`${facts.service}\` for ${quoted(service)}`;
      const path = `$.statement[${at}].resource[${index}]`;
      return [{ id: 'foreign-resource', severity: 'warning' as const, statement: at, path, message }];
    });
  });
