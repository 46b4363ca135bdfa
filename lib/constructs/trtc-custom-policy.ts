import { Annotations, type TerraformProvider, Token } from 'cdktf';
import { Construct } from 'constructs';
import { CamPolicy } from '../tencentcloud/cam-policy';
import { AccountOwner, uinToken } from './private/account-owner';
import { Declaration } from './private/declaration';
import { existingNameProblems, policyNameProblems } from './private/names';
import { lookUpPolicy } from './private/policy-lookup';
import { grammarProblems, lengthProblems, policyJson } from './private/policy-json';
import { coveredStatementProblems } from './private/covered-statements';
import { statementProblems } from './private/statement-problems';
import { quoted } from './private/problems';
import { statementWarnings } from './private/statement-warnings';
import { type ITrtcPolicy } from './trtc-policy';
import { type TrtcStatement } from './trtc-statement';

export interface TrtcCustomPolicyProps {
  /**
   * Its name in CAM: 1 to 128 letters, digits and `+=,.@_-`. It can't be changed: another name is another policy.
   *
   * @see https://www.tencentcloud.com/document/product/598/34580
   */
  readonly policyName: string;

  /** What it allows and denies; at least one statement. Their order means nothing. */
  readonly statements: readonly TrtcStatement[];

  /**
   * What it is for, at most 300 bytes.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * The uin of the root account whose applications the statements name, such as `100000000001`.
   *
   * @default - that of the account which Terraform works for, looked up once a stack
   */
  readonly ownerUin?: string;

  /**
   * The provider block of the account that the policy belongs to.
   *
   * @default - the one without an alias
   */
  readonly provider?: TerraformProvider;
}

class ExistingPolicy extends Construct implements ITrtcPolicy {
  private readonly policyId: string;

  public constructor(
    scope: Construct,
    id: string,
    public readonly policyName: string,
    provider?: TerraformProvider,
  ) {
    super(scope, id);
    Declaration.of(this, 'TrtcCustomPolicy')
      .problems()
      .add(...existingNameProblems('policy name', policyName))
      .throwIfAny();
    this.policyId = lookUpPolicy(this, 'Resource', {
      policyName,
      provider,
      scope: 'Local',
      missing: `custom policy \`${policyName}\` is not in this account: check its name in the console's list of policies`,
    });
  }

  public policyIdIn(): string {
    return this.policyId;
  }
}

/**
 * A policy of your own, for TRTC.
 *
 * What CAM would silently ignore is refused when the stack is synthesised.
 *
 * @see https://www.tencentcloud.com/document/product/647/39551
 */
export class TrtcCustomPolicy extends Construct implements ITrtcPolicy {
  /**
   * A custom policy that exists already, looked up by its name when Terraform plans.
   *
   * It is only referred to: what it says stays as it is. A plan fails with its name when the account has no such policy.
   *
   * @param provider the provider block of the account that it belongs to; without it, the one without an alias
   */
  public static fromPolicyName(
    scope: Construct,
    id: string,
    policyName: string,
    provider?: TerraformProvider,
  ): ITrtcPolicy {
    return new ExistingPolicy(scope, id, policyName, provider);
  }

  /** Its name in CAM. */
  public readonly policyName: string;
  /** Its numeric id. A token: CAM gives it when the policy is made. */
  public readonly policyId: string;

  public constructor(scope: Construct, id: string, props: TrtcCustomPolicyProps) {
    super(scope, id);
    const { policyName, statements, description, ownerUin, provider } = props;
    const declaration = Declaration.of(this, 'TrtcCustomPolicy');
    declaration
      .problems()
      .add(...policyNameProblems(policyName))
      .add(...descriptionProblems(description))
      .add(...ownerProblems(ownerUin))
      .add(...statementsProblems(statements))
      .throwIfAny();
    const warnings = eachStatement(statements, (statement) => statementWarnings(statement, statements));
    if (warnings.length > 0) Annotations.of(this).addWarning(warnings.join('; '));

    const policy = new CamPolicy(this, 'Resource', {
      name: policyName,
      description,
      document: policyJson(statements, () => knownUin(ownerUin) ?? AccountOwner.of(this).uin(provider)),
      provider,
    });
    declaration.writeTo(policy);
    this.policyName = policyName;
    this.policyId = policy.id;
  }

  public policyIdIn(): string {
    return this.policyId;
  }
}

function statementsProblems(statements: readonly TrtcStatement[]): string[] {
  if (statements.length === 0) return ['`statements` is empty, so the policy says nothing; add one'];
  const problems = eachStatement(statements, statementProblems);
  if (problems.length > 0) return problems;
  return [
    ...eachStatement(statements, grammarProblems),
    ...coveredStatementProblems(statements),
    ...lengthProblems(statements),
  ];
}

function eachStatement(statements: readonly TrtcStatement[], check: (statement: TrtcStatement) => string[]): string[] {
  return statements.flatMap((statement, i) =>
    check(statement).map((problem) => `statement ${i + 1} (${statement.effect}): ${problem}`),
  );
}

function descriptionProblems(description: string | undefined): string[] {
  if (description === undefined || Token.isUnresolved(description)) return [];
  const bytes = Buffer.byteLength(description);
  return bytes > 300 ? [`description has ${bytes} bytes; use at most 300`] : [];
}

function knownUin(ownerUin: string | undefined): string | number | undefined {
  return ownerUin !== undefined && Token.isUnresolved(ownerUin) ? uinToken(ownerUin) : ownerUin;
}

function ownerProblems(ownerUin: string | undefined): string[] {
  if (ownerUin === undefined || Token.isUnresolved(ownerUin) || /^[1-9][0-9]*$/.test(ownerUin)) return [];
  return [`ownerUin ${quoted(ownerUin)} is no uin; write the digits that the console shows, as in \`100000000001\``];
}
