import { Clause } from '../condition/clause';
import { type Scalar } from '../condition/agreement';
import { ActionPattern } from '../pattern/action-pattern';
import { ACCOUNT, ResourcePattern } from '../pattern/resource-pattern';
import { type PolicyDocument, type PolicyStatement } from '../policy-document';
import { type HeldRule, HeldRules, type Role } from './held-rule';
import { Rule } from './rule';
import { type Bindings, substitute, type VariableName, variablesIn, withPlaceholders } from './variables';

/** The texts of policies in which variables stand, or with which their values are compared; wildcards as `*`. */
export interface Texts {
  /** Account segments of resources. */
  readonly accounts: readonly string[];
  /** All other segments, and the values of conditions. */
  readonly others: readonly string[];
}

/** A policy document, ready to be asked. */
export interface CompiledPolicy {
  readonly version: PolicyDocument['version'];
  /** Its statements when it is attached. */
  readonly attached: HeldRules;
  /** Its statements when it is the permissions boundary. */
  readonly bounding: HeldRules;
  /** What the statements say, in both cases. */
  readonly says: ReadonlySet<string>;
  /** The texts that may mention policy variables, or be compared with their values. */
  readonly texts: Texts;
  /** The first account that it names. */
  readonly account: string | undefined;
  /** The policy variables that it mentions, also through an account segment that is left out. */
  readonly variables: readonly VariableName[];
}

const compiled = new WeakMap<PolicyDocument, CompiledPolicy>();
/** Documents that mention policy variables, by the values these have. */
const bound = new WeakMap<PolicyDocument, Map<string, CompiledPolicy>>();
const MOST_BOUND = 256;

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
  const values = policy.variables.map((name) => bindings[name] ?? '');
  if (values.every((value) => value === '')) return policy;
  const known = bound.get(document) ?? new Map<string, CompiledPolicy>();
  bound.set(document, known);
  const result = known.get(values.join()) ?? compileWith(document, bindings);
  if (known.size >= MOST_BOUND) known.clear();
  known.set(values.join(), result);
  return result;
}

function compileWith(document: PolicyDocument, bindings: Bindings): CompiledPolicy {
  const rules = document.statement.map((statement) => compileStatement(statement, document.version, bindings));
  const texts = textsOf(rules);
  const attached = new HeldRules(rules.map((rule) => hold(rule, rule.isDeny ? 'deny' : 'allow', 'document')));
  const bounding = new HeldRules(rules.map((rule) => hold(rule, rule.isDeny ? 'deny' : 'bound', 'boundary')));
  const says = new Set([...attached.all, ...bounding.all].map((held) => held.says));
  const account = texts.accounts.find((text) => /^uin\/\d+$/.test(text));
  return {
    version: document.version,
    attached,
    bounding,
    says,
    texts,
    account,
    variables: variablesIn([...texts.accounts, ...texts.others]),
  };
}

function hold(rule: Rule, role: Role, place: 'document' | 'boundary'): HeldRule {
  return { rule, role, says: `${place} ${rule.text}` };
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

function textsOf(rules: readonly Rule[]): Texts {
  const resources = rules.flatMap((rule) => rule.resources.flatMap(({ segments }) => (segments ? [segments] : [])));
  const values = rules.flatMap(({ clauses }) => clauses.flatMap((clause) => clause.values.map(String)));
  return {
    accounts: resources.map((segments) => String(segments[ACCOUNT])),
    others: [...resources.flatMap((segments) => segments.filter((_, at) => at !== ACCOUNT).map(String)), ...values],
  };
}
