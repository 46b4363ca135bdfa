import { Annotations, type TerraformProvider, Token } from 'cdktf';
import { Construct } from 'constructs';
import { CamPolicy } from '../tencentcloud/cam-policy';
import { AccessChecks } from './private/account/access-checks';
import { noteUse } from './private/account/note-use';
import { AccountOwner, uinToken } from './private/account-owner';
import { Declaration } from './private/declaration';
import { ExistingPolicy } from './private/existing-policy';
import { customPolicyNameProblems, policyNameProblems } from './private/names';
import { grammarProblems, lengthProblems, policyJson } from './private/policy-json';
import { coveredStatementProblems } from './private/covered-statements';
import { providerProblems } from './private/provider-problems';
import { statementProblems } from './private/statement-problems';
import { quoted } from './private/problems';
import { statementWarnings } from './private/statement-warnings';
import { plainTextProblems } from './private/input-problems';
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

/** How to find an existing custom policy. */
export interface FromPolicyNameOptions {
  /**
   * The provider block of the account that it belongs to.
   *
   * @default - the stack's provider without an alias
   */
  readonly provider?: TerraformProvider;
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
   * @param policyName exactly as the console shows it
   */
  public static fromPolicyName(
    scope: Construct,
    id: string,
    policyName: string,
    options: FromPolicyNameOptions = {},
  ): ITrtcPolicy {
    return new ExistingPolicy(scope, id, policyName, options);
  }

  /** Its name in CAM. */
  public readonly policyName: string;

  private readonly provider?: TerraformProvider;
  private readonly resource: CamPolicy;
  private idInTerraform?: string;

  public constructor(scope: Construct, id: string, props: TrtcCustomPolicyProps) {
    super(scope, id);
    const { policyName, statements, description, ownerUin, provider } = props;
    const declaration = Declaration.of(this, 'TrtcCustomPolicy');
    declaration
      .problems()
      .add(...policyNameProblems(policyName), ...customPolicyNameProblems(policyName))
      .add(...descriptionProblems(description))
      .add(...ownerProblems(ownerUin), ...providerProblems(this, provider))
      .add(...statementsProblems(statements))
      .throwIfAny();
    const warnings = eachStatement(statements, (statement) => statementWarnings(statement, statements));
    if (warnings.length > 0) Annotations.of(this).addWarning(warnings.join('; '));

    this.policyName = policyName;
    this.provider = provider;
    this.resource = new CamPolicy(this, 'Resource', {
      name: policyName,
      description,
      document: policyJson(statements, () => knownUin(ownerUin) ?? AccountOwner.of(this).uin(provider)),
      provider,
    });
    declaration.writeTo(this.resource);
    const home = { construct: this, provider };
    AccessChecks.of(this).entities.push({
      kind: 'custom policy',
      name: policyName,
      home,
      existing: false,
      declaration,
    });
  }

  /** Its numeric id. A token: CAM gives it when the policy is made. */
  public get policyId(): string {
    this.idInTerraform ??= this.resource.id;
    return this.idInTerraform;
  }

  /** Its numeric id, for use at one place of the program. */
  public policyIdIn(scope: Construct, provider?: TerraformProvider): string {
    noteUse({
      used: { construct: this, provider: this.provider },
      user: { construct: scope, provider },
      what: () => `policy ${quoted(this.policyName)}`,
      place: () => scope.node.path,
    });
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
  if (description === undefined) return [];
  const problems = plainTextProblems('description', description);
  if (problems.length > 0 || Token.isUnresolved(description)) return problems;
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
