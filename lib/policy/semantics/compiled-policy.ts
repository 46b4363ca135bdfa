import { Clause } from '../condition/clause';
import { type Scalar } from '../condition/relation';
import { ActionPattern } from '../pattern/action-pattern';
import { holdsPlaceholder } from '../pattern/placeholders';
import { ACCOUNT, ResourcePattern } from '../pattern/resource-pattern';
import { type PolicyDocument, type PolicyStatement } from '../policy-document';
import { type HeldRule, HeldRules, type Role } from './held-rule';
import { Rule } from './rule';
import { type Bindings, NO_BINDINGS, substitute, type VariableName, variablesIn, withPlaceholders } from './variables';

/** A policy document, ready to be asked. Immutable; what few questions need is made when it is first needed. */
export class CompiledPolicy {
  readonly version: PolicyDocument['version'];
  /** Its statements when it is attached. */
  readonly attached: HeldRules;
  /** The policy variables that it mentions, also through an account segment that is left out. */
  readonly variables: readonly VariableName[];
  private readonly rules: readonly Rule[];
  private boundingRules: HeldRules | undefined;
  private whatItSays: ReadonlySet<string> | undefined;
  private namedResources: readonly ResourcePattern[] | undefined;
  private allValues: readonly string[] | undefined;
  private namedAccounts: readonly string[] | undefined;

  constructor({ version, statement }: PolicyDocument, bindings: Bindings) {
    this.version = version;
    this.rules = statement.map((one) => compileStatement(one, version, bindings));
    this.attached = new HeldRules(this.rules.map((rule) => hold(rule, rule.isDeny ? 'deny' : 'allow')));
    this.variables = this.rules.some(mentionsVariables)
      ? variablesIn([...this.resources.map(String), ...this.values])
      : [];
  }

  /** Its statements when it is the permissions boundary. */
  get bounding(): HeldRules {
    return (this.boundingRules ??= new HeldRules(this.rules.map((rule) => hold(rule, rule.isDeny ? 'deny' : 'bound'))));
  }

  /** Whether it has a statement that says the same. */
  says({ rule }: HeldRule): boolean {
    this.whatItSays ??= new Set(this.rules.map(({ text }) => text));
    return this.whatItSays.has(rule.text);
  }

  /** The resources that it names by their segments. */
  get resources(): readonly ResourcePattern[] {
    return (this.namedResources ??= this.rules.flatMap(({ resources }) =>
      resources.filter(({ segments }) => segments),
    ));
  }

  /** The values of its conditions. */
  get values(): readonly string[] {
    return (this.allValues ??= this.rules.flatMap(({ clauses }) =>
      clauses.flatMap(({ values }) => values.map(String)),
    ));
  }

  /** The first account that it names. */
  get account(): string | undefined {
    return this.accounts[0];
  }

  private get accounts(): readonly string[] {
    const isAccount = (text: string): boolean => /^uin\/\d+$/.test(text);
    return (this.namedAccounts ??= this.resources.map(({ segments }) => String(segments?.[ACCOUNT])).filter(isAccount));
  }
}

const compiled = new WeakMap<PolicyDocument, CompiledPolicy>();
/** Documents that mention policy variables, by the values these have. */
const bound = new WeakMap<PolicyDocument, Map<string, CompiledPolicy>>();
const MOST_BOUND = 256;

/** The compiled document; each document is compiled once, as it never changes. */
export function compile(document: PolicyDocument): CompiledPolicy {
  const known = compiled.get(document);
  if (known !== undefined) return known;
  const policy = new CompiledPolicy(document, NO_BINDINGS);
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
  const result = known.get(values.join()) ?? new CompiledPolicy(document, bindings);
  if (known.size >= MOST_BOUND) known.clear();
  known.set(values.join(), result);
  return result;
}

function hold(rule: Rule, role: Role): HeldRule {
  return { rule, role };
}

function compileStatement(statement: PolicyStatement, version: PolicyDocument['version'], bindings: Bindings): Rule {
  const prepared = (text: string): string => substitute(withPlaceholders(text), bindings);
  const value = (scalar: Scalar): Scalar => (typeof scalar === 'string' ? prepared(scalar) : scalar);
  return new Rule(statement, version, {
    actions: statement.action.map((action) => new ActionPattern(action)),
    resources: statement.resource.map((resource) => {
      const pattern = ResourcePattern.parse(withPlaceholders(resource));
      return bindings === NO_BINDINGS ? pattern : pattern.map((text) => substitute(text, bindings));
    }),
    clauses: statement.condition.map((clause) => new Clause({ ...clause, values: clause.values.map(value) })),
  });
}

function mentionsVariables({ resources, clauses }: Rule): boolean {
  return (
    resources.some((resource) => resource.holdsPlaceholder) ||
    clauses.some(({ values }) => values.some((value) => typeof value === 'string' && holdsPlaceholder(value)))
  );
}
