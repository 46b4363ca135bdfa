import { type Clause } from '../condition/clause';
import { type ActionPattern } from '../pattern/action-pattern';
import { fold } from '../pattern/fold';
import { type ResourcePattern } from '../pattern/resource-pattern';
import { type PolicyDocument, type PolicyStatement } from '../policy-document';
import { ALWAYS, NEVER, OPEN_NAMES, type TruthTable } from './reading';

/** The name of an action, and the same in lower case. */
export interface ActionName {
  readonly text: string;
  readonly folded: string;
}

export function toActionName(text: string): ActionName {
  return { text, folded: fold(text) };
}

/** A statement, ready to be asked. Immutable. */
export class Rule {
  readonly actions: readonly ActionPattern[];
  readonly resources: readonly ResourcePattern[];
  readonly clauses: readonly Clause[];
  private readonly literals = new Set<string>();
  private foldedLiterals: ReadonlySet<string> | undefined;
  private readonly wildcards: readonly ActionPattern[];
  private sortedText: string | undefined;

  constructor(
    readonly statement: PolicyStatement,
    readonly version: PolicyDocument['version'],
    parts: Pick<Rule, 'actions' | 'resources' | 'clauses'>,
  ) {
    this.actions = parts.actions;
    this.resources = parts.resources;
    this.clauses = parts.clauses;
    this.wildcards = parts.actions.filter(({ glob }) => !glob.isLiteral);
    for (const { glob } of parts.actions) if (glob.isLiteral) this.literals.add(glob.generic);
  }

  /** The same for statements that say the same, but for order, repetition and the prefix `name/`. */
  get text(): string {
    return (this.sortedText ??= JSON.stringify([
      this.version,
      this.statement.effect,
      ...[this.actions, this.resources, this.clauses.map(({ id }) => id)].map((list) => sortedSet(list.map(String))),
    ]));
  }

  /** Whether a request that meets the conditions of the other visibly meets its own, under every reading. */
  asksNoMoreThan(other: Rule): boolean {
    return this.clauses.every((clause) => other.clauses.some((theirs) => clause.isImpliedBy(theirs)));
  }

  /** Whether one of its actions includes the action, under every reading. */
  includesAction(action: ActionPattern): boolean {
    const { glob } = action;
    if (glob.isLiteral && this.literals.has(glob.generic)) return true;
    return this.wildcards.some((pattern) => pattern.includes(action));
  }

  /** Whether one of its resources includes the resource, under every reading and for every value of the variables. */
  includesResource(resource: ResourcePattern): boolean {
    return this.resources.some((pattern) => pattern.includes(resource));
  }

  get isDeny(): boolean {
    return this.statement.effect === 'deny';
  }

  /** Under which answers to the open questions about names (`OPEN_NAMES`) the statement is about the request. */
  matches(action: ActionName, segments: readonly string[] | undefined): TruthTable {
    const names = this.matchesAction(action);
    return names === NEVER ? NEVER : names & this.matchesResource(segments);
  }

  /** Under which answers to the open questions about names an action of the statement matches. */
  private matchesAction({ text, folded }: ActionName): TruthTable {
    if (this.literals.has(text)) return ALWAYS;
    this.foldedLiterals ??= new Set([...this.literals].map(fold));
    let table = this.foldedLiterals.has(folded) ? OPEN_NAMES.caseIsIgnored.yes : NEVER;
    for (const pattern of this.wildcards) {
      table |= pattern.matches(text, folded);
      if (table === ALWAYS) break;
    }
    return table;
  }

  /** Under which answers to the open questions about names a resource of the statement matches. */
  private matchesResource(segments: readonly string[] | undefined): TruthTable {
    let table: TruthTable = NEVER;
    for (const pattern of this.resources) {
      table |= pattern.matches(segments);
      if (table === ALWAYS) break;
    }
    return table;
  }
}

function sortedSet(texts: readonly string[]): string[] {
  return texts.length < 2 ? [...texts] : [...new Set(texts)].sort();
}
