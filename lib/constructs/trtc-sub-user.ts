import { type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { CamUser } from '../tencentcloud/cam-user';
import { AccessChecks } from './private/account/access-checks';
import { homeOf, nameKey } from './private/account/records';
import { Declaration } from './private/declaration';
import { existingNameProblems, userNameProblems } from './private/names';
import { providerProblems } from './private/provider-problems';
import { plainTextProblems } from './private/input-problems';
import { UserLookups } from './private/user-lookups';
import { type ITrtcPrincipal, TrtcPrincipalKind } from './trtc-principal';

/** A sub-user of the root account, made here or existing. */
export interface ITrtcUser extends ITrtcPrincipal {
  /**
   * The name to use in Terraform.
   *
   * For a sub-user that is made here it refers to the resource; the name as declared is `principalName`.
   */
  readonly userName: string;

  /**
   * The number of its account: a reference, for only CAM knows it.
   *
   * For a sub-user that exists already, asking for it adds a lookup to the stack.
   */
  readonly userUin: number;
}

/** What a new sub-user is to be. */
export interface TrtcSubUserProps {
  /**
   * The name to log in with: 1 to 64 letters, digits or `+=,.@_-`.
   *
   * Another name is another sub-user: Terraform destroys the one, makes the other, and attaches its policies again. In
   * between lie more than ten seconds without access.
   *
   * @see https://cloud.tencent.com/document/product/598/83509
   */
  readonly userName: string;

  /**
   * Whether the sub-user may log in to the console.
   *
   * CAM then makes a password, which Terraform keeps in its state: keep that where secrets may be.
   *
   * @default false
   */
  readonly consoleLogin?: boolean;

  /**
   * Whether the first login has to choose another password. It counts when the sub-user is made, and not after.
   *
   * @default true
   */
  readonly needResetPassword?: boolean;

  /**
   * Whether destroying the sub-user also destroys API keys of its that Terraform did not make.
   *
   * Without it CAM refuses to destroy a sub-user with such keys. It counts once it has been applied: set it, apply, and
   * destroy then. The permission `cam:DeleteApiKey` is needed for it.
   *
   * @default false
   */
  readonly forceDelete?: boolean;

  /**
   * What the console shows next to the name.
   *
   * @default - none
   */
  readonly remark?: string;

  /**
   * The provider block of the account to make it in.
   *
   * @default - the stack's provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/** How to find an existing sub-user. */
export interface FromUserNameOptions {
  /**
   * The provider block of the account that it lives in.
   *
   * @default - the stack's provider without an alias
   */
  readonly provider?: TerraformProvider;
}

class ExistingSubUser extends Construct implements ITrtcUser {
  public readonly principalKind = TrtcPrincipalKind.SUB_USER;
  public readonly principalName: string;
  public readonly stableName: string;
  public readonly principalRef: string;
  public readonly userName: string;
  public readonly provider?: TerraformProvider;

  public constructor(scope: Construct, id: string, userName: string, options: FromUserNameOptions) {
    super(scope, id);
    const declaration = Declaration.of(this, 'TrtcSubUser');
    declaration
      .problems()
      .add(...existingNameProblems('user name', userName), ...providerProblems(this, options.provider))
      .throwIfAny();
    this.principalName = this.principalRef = this.userName = userName;
    this.stableName = nameKey(userName, this);
    this.provider = options.provider;
    AccessChecks.of(this).entities.push({
      kind: 'sub-user',
      name: userName,
      home: homeOf(this),
      existing: true,
      declaration,
    });
  }

  public get userUin(): number {
    return UserLookups.of(this).uin(this.userName, this.stableName, this.provider);
  }
}

/**
 * A sub-user of the root account, without an API key.
 *
 * A key is made by a construct of its own, encrypted for its owner: the one that CAM can make together with a sub-user
 * would lie in Terraform's state for all to read.
 *
 * @see https://www.tencentcloud.com/document/product/647/39550
 */
export class TrtcSubUser extends Construct implements ITrtcUser {
  /**
   * A sub-user that exists already. Nothing of it is changed, and nothing is made.
   *
   * @param userName as the console shows it; names from before CAM's present rules are fine
   */
  public static fromUserName(
    scope: Construct,
    id: string,
    userName: string,
    options: FromUserNameOptions = {},
  ): ITrtcUser {
    return new ExistingSubUser(scope, id, userName, options);
  }

  public readonly principalKind = TrtcPrincipalKind.SUB_USER;
  public readonly principalName: string;
  public readonly stableName: string;
  public readonly provider?: TerraformProvider;

  private readonly resource: CamUser;
  private nameInTerraform?: string;

  public constructor(scope: Construct, id: string, props: TrtcSubUserProps) {
    super(scope, id);
    const { userName, remark, provider } = props;
    const declaration = Declaration.of(this, 'TrtcSubUser');
    declaration
      .problems()
      .add(...userNameProblems(userName), ...remarkProblems(remark), ...providerProblems(this, provider))
      .throwIfAny();

    this.principalName = userName;
    this.stableName = nameKey(userName, this);
    this.provider = provider;
    this.resource = new CamUser(this, 'Resource', {
      name: userName,
      consoleLogin: props.consoleLogin ?? false,
      needResetPassword: props.needResetPassword ?? true,
      forceDelete: props.forceDelete ?? false,
      // The provider's default makes a key, and writes its secret into the state.
      useApi: false,
      remark,
      provider,
    });
    declaration.writeTo(this.resource);
    AccessChecks.of(this).entities.push({
      kind: 'sub-user',
      name: userName,
      home: homeOf(this),
      existing: false,
      declaration,
    });
  }

  // Asked for when it is first needed: CDKTF fixes the name in Terraform with the first reference, and until then a user
  // may override it.
  public get userName(): string {
    this.nameInTerraform ??= this.resource.name;
    return this.nameInTerraform;
  }

  public get userUin(): number {
    return this.resource.uin;
  }

  public get principalRef(): string {
    return this.userName;
  }
}

function remarkProblems(remark: string | undefined): string[] {
  return remark === undefined ? [] : plainTextProblems('remark', remark);
}
