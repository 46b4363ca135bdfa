import { ignoredForApplications, openScope } from './lint/application-scope';
import { denyMayNotHold } from './lint/deny-may-not-hold';
import { everything } from './lint/everything';
import { foreignResource } from './lint/foreign-resource';
import { idleStatement } from './lint/idle-statement';
import { type ActionFacts, type LintRule, type PolicyFinding } from './lint/policy-finding';
import { repeated } from './lint/repeated';
import { unknownAction } from './lint/unknown-action';
import { futureActions, secretThroughWildcard } from './lint/wildcard-actions';
import { type PolicyDocument } from './policy-document';

const RULES: readonly LintRule[] = [
  idleStatement,
  everything,
  unknownAction,
  foreignResource,
  ignoredForApplications,
  secretThroughWildcard,
  denyMayNotHold,
  repeated,
  openScope,
  futureActions,
];

/**
 * What a writer of the document would want to know: all of it is inside the grammar, none of it is likely meant.
 *
 * In the order of the statements. Says nothing about actions of products that `facts` are not about, apart from `*`.
 */
export function lintPolicyDocument(document: PolicyDocument, facts: ActionFacts): PolicyFinding[] {
  return RULES.flatMap((rule) => rule(document, facts)).sort((a, b) => a.statement - b.statement);
}
