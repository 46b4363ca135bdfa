import { type Budget } from '../budget';
import { type Clause } from '../condition/clause';
import { type Grants } from '../grants';
import { type Bindings } from '../semantics/variables';
import { type Worlds, worldsOfGrants } from '../semantics/worlds';
import { domainOf, type KeyDomain } from './key-domain';
import { type Side } from './side';

/** What is the same for both directions of a comparison, of what is gained and of what is lost. Made when first needed. */
export class CommonGround {
  private foundWorlds: Worlds | undefined;
  private domains: Map<Bindings, KeyDomains> | undefined;

  constructor(
    private readonly one: Grants,
    private readonly other: Grants,
  ) {}

  /** The values of policy variables with which the two have to be compared. */
  get worlds(): Worlds {
    return (this.foundWorlds ??= worldsOfGrants(this.one, this.other));
  }

  /** The domains of condition keys in one of the worlds. */
  domainsIn(world: Bindings): KeyDomains {
    this.domains ??= new Map();
    const domains = this.domains.get(world) ?? new KeyDomains();
    this.domains.set(world, domains);
    return domains;
  }
}

/** The values of condition keys, as far as the statements of two sides can tell them apart. */
export class KeyDomains {
  private readonly known = new Map<string, { readonly domain: KeyDomain; readonly cost: number }>();

  /**
   * @param sides the two sides, the same ones each time, in either order
   * @throws BudgetExceeded when it takes too much work. Each direction pays for it, so that both have the same answer
   */
  of(key: string, sides: readonly Side[], budget: Budget): KeyDomain {
    const known = this.known.get(key);
    if (known !== undefined) {
      budget.spend(known.cost);
      return known.domain;
    }
    const left = budget.left;
    const domain = domainOf(key, clausesAbout(key, sides), budget);
    this.known.set(key, { domain, cost: left - budget.left });
    return domain;
  }
}

/** Each that says something of its own, in an order that does not depend on that of the sides. */
function clausesAbout(key: string, sides: readonly Side[]): Clause[] {
  const byId = new Map<string, Clause>();
  for (const { rules } of sides) {
    for (const { rule } of rules.all) {
      for (const clause of rule.clauses) {
        const known = clause.key === key ? byId.get(clause.id) : clause;
        if (known === clause) continue;
        if (known === undefined || order(clause) < order(known)) byId.set(clause.id, clause);
      }
    }
  }
  return [...byId].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, clause]) => clause);
}

/** Tells clauses with the same meaning apart, which list their values in other orders. */
function order({ values }: Clause): string {
  return JSON.stringify(values);
}
