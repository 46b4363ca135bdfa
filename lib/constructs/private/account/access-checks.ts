import { TerraformStack } from 'cdktf';
import { type IConstruct, type IValidation } from 'constructs';
import { Accounts } from './accounts';
import { duplicateProblems } from './duplicates';
import { logicalIdProblems } from './logical-ids';
import { quotaProblems } from './quota-checks';
import {
  type AccessKeyRecord,
  type BindingRecord,
  type GrantRecord,
  type MembershipRecord,
  type EntityRecord,
  type Records,
  type UseRecord,
} from './records';
import { secretOutputProblems } from './secret-outputs';
import { emptyBindingProblems, otherAccountProblems } from './wiring';

/**
 * What can only be checked once the whole app is declared: that accounts hold each thing once, and within their quotas.
 *
 * It runs once an app, as a validation of the first of its stacks, so that a failure leaves nothing written.
 */
export class AccessChecks implements IValidation, Records {
  private static readonly ofApp = new WeakMap<IConstruct, AccessChecks>();

  /** Those of the app that a construct is in. */
  public static of(construct: IConstruct): AccessChecks {
    const { root } = construct.node;
    let checks = AccessChecks.ofApp.get(root);
    if (checks === undefined) {
      checks = new AccessChecks(root);
      AccessChecks.ofApp.set(root, checks);
      TerraformStack.of(construct).node.addValidation(checks);
    }
    return checks;
  }

  public readonly entities: EntityRecord[] = [];
  public readonly grants: GrantRecord[] = [];
  public readonly memberships: MembershipRecord[] = [];
  public readonly uses: UseRecord[] = [];
  public readonly bindings: BindingRecord[] = [];
  public readonly accessKeys: AccessKeyRecord[] = [];

  private constructor(private readonly app: IConstruct) {}

  public validate(): string[] {
    const nodes = this.app.node.findAll();
    const accounts = new Accounts();
    return [
      ...logicalIdProblems(nodes),
      ...secretOutputProblems(nodes),
      ...emptyBindingProblems(this),
      ...otherAccountProblems(this, accounts),
      ...duplicateProblems(this, accounts),
      ...quotaProblems(this, accounts),
    ];
  }
}
