import { Clause } from '../condition/clause';
import { type Scalar } from '../condition/agreement';
import { ActionPattern } from '../pattern/action-pattern';
import { ResourcePattern } from '../pattern/resource-pattern';
import { type PolicyDocument, type PolicyStatement } from '../policy-document';
import { Rule } from './rule';
import { type Bindings, substitute, type VariableName, variablesIn, withPlaceholders } from './variables';

/** A policy document, ready to be asked. */
export interface CompiledPolicy {
  readonly rules: readonly Rule[];
  /** Its resources' segments and its conditions' values, wildcards as `*`. */
  readonly texts: readonly string[];
  /** The policy variables that these mention, also through an empty account segment. */
  readonly variables: readonly VariableName[];
}

const compiled = new WeakMap<PolicyDocument, CompiledPolicy>();

/** The compiled document; each document is compiled once, as it never changes. */
export function compile(document: PolicyDocument): CompiledPolicy {
  const known = compiled.get(document);
  if (known !== undefined) return known;
  const policy = compileWith(document, {});
  compiled.set(document, policy);
  return policy;
}

/** The compiled document, with values for policy variables. */
export function compileIn(document: PolicyDocument, bindings: Bindings): CompiledPolicy {
  const policy = compile(document);
  return policy.variables.some((name) => bindings[name] !== undefined) ? compileWith(document, bindings) : policy;
}

function compileWith(document: PolicyDocument, bindings: Bindings): CompiledPolicy {
  const rules = document.statement.map((statement) => compileStatement(statement, document.version, bindings));
  const texts = rules.flatMap(textsOf);
  return { rules, texts, variables: variablesIn(texts) };
}

function compileStatement(statement: PolicyStatement, version: PolicyDocument['version'], bindings: Bindings): Rule {
  const bind = (text: string): string => substitute(text, bindings);
  const value = (scalar: Scalar): Scalar => (typeof scalar === 'string' ? bind(withPlaceholders(scalar)) : scalar);
  return new Rule(statement, version, {
    actions: statement.action.map((action) => new ActionPattern(action)),
    resources: statement.resource.map((resource) => ResourcePattern.parse(withPlaceholders(resource)).map(bind)),
    clauses: statement.condition.map((clause) => new Clause({ ...clause, values: clause.values.map(value) })),
  });
}

function textsOf({ resources, clauses }: Rule): string[] {
  return [
    ...resources.flatMap(({ segments }) => (segments ?? []).map(String)),
    ...clauses.flatMap(({ values }) => values.map(String)),
  ];
}
