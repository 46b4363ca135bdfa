import { type Grants } from '../grants';
import { type PolicyDocument, type PolicyStatement } from '../policy-document';
import { type HeldRule, HeldRules } from '../semantics/held-rule';
import { Holdings } from '../semantics/holdings';
import { opinionKey } from '../semantics/opaque-policy';
import { type Bindings } from '../semantics/variables';

/** One side of a comparison. */
export class Side {
  readonly holdings: Holdings;
  /** Its statements, and those that stand for what its opaque policies may say. */
  readonly rules: HeldRules;
  private readonly standIns: readonly HeldRules[];
  private difference: { readonly from: Side; readonly statements: readonly HeldRule[] } | undefined;

  /** @param mayDeny the opaque policies that may hold a deny */
  constructor(
    readonly grants: Grants,
    bindings: Bindings,
    mayDeny: readonly string[],
  ) {
    this.holdings = new Holdings(grants, bindings);
    this.standIns = this.holdings.opaque.map((policyName) => standInsFor(policyName, mayDeny.includes(policyName)));
    this.rules =
      this.standIns.length === 0 ? this.holdings.rules : HeldRules.join([this.holdings.rules, ...this.standIns]);
  }

  /** Its statements that the other side does not have, word for word. */
  notIn(other: Side): readonly HeldRule[] {
    if (this.difference?.from !== other) this.difference = { from: other, statements: this.differenceFrom(other) };
    return this.difference.statements;
  }

  private differenceFrom(other: Side): HeldRule[] {
    const { documents, boundary } = this.holdings;
    const theirs = other.holdings.documents;
    const statements: HeldRule[] = [];
    for (const policy of documents) {
      if (theirs.includes(policy)) continue;
      for (const held of policy.attached.all) {
        if (!theirs.some((other) => other.says(held))) statements.push(held);
      }
    }
    if (boundary !== undefined && boundary !== other.holdings.boundary) {
      statements.push(...boundary.bounding.all.filter((held) => !other.holdings.boundary?.says(held)));
    }
    for (const { all } of this.standIns) {
      const isNew = ({ rule }: HeldRule): boolean =>
        !other.standIns.some((one) => one.all.some((held) => held.rule.text === rule.text));
      statements.push(...all.filter(isNew));
    }
    return statements;
  }
}

/**
 * Statements in place of a policy whose document is not known: what it says is one more thing that requests may differ in,
 * the same on both sides.
 */
function standInsFor(policyName: string, mayDeny: boolean): HeldRules {
  const statement = (effect: PolicyStatement['effect']): PolicyStatement => ({
    effect,
    action: ['*'],
    resource: ['*'],
    condition: [{ operator: 'string_equal', ifExist: false, key: opinionKey(policyName), values: [effect] }],
  });
  const document: PolicyDocument = {
    version: '3.0',
    statement: mayDeny ? [statement('allow'), statement('deny')] : [statement('allow')],
  };
  return new Holdings({ documents: [document] }).rules;
}
