import { type Grants } from '../grants';
import { type PolicyDocument, type PolicyStatement } from '../policy-document';
import { type HeldRule, holdingsOf } from '../semantics/holdings';
import { opinionKey } from '../semantics/opaque-policy';
import { type Bindings } from '../semantics/variables';

/** One side of a comparison. */
export interface Side {
  readonly grants: Grants;
  /** Its statements, and those that stand for what its opaque policies may say. */
  readonly rules: readonly HeldRule[];
  readonly bounded: boolean;
}

/** @param mayDeny the opaque policies that may hold a deny */
export function sideOf(grants: Grants, bindings: Bindings, mayDeny: readonly string[]): Side {
  const { rules, bounded, opaque } = holdingsOf(grants, bindings);
  if (opaque.length === 0) return { grants, rules, bounded };
  const standIns = opaque.flatMap((policyName) => standInsFor(policyName, mayDeny.includes(policyName)));
  return { grants, rules: [...rules, ...standIns], bounded };
}

/**
 * Statements in place of a policy whose document is not known: what it says is one more thing that requests may differ in,
 * the same on both sides.
 */
function standInsFor(policyName: string, mayDeny: boolean): HeldRule[] {
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
  return [...holdingsOf({ documents: [document] }, {}).rules];
}
