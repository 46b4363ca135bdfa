import { type TerraformProvider, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { CamGroup } from '../tencentcloud/cam-group';
import { DataTencentcloudCamGroups } from '../tencentcloud/data-tencentcloud-cam-groups';
import { AccessChecks } from './private/account/access-checks';
import { homeOf, nameKey } from './private/account/records';
import { Declaration } from './private/declaration';
import { GroupMembers } from './private/group-members';
import { exactlyOne } from './private/exactly-one';
import { existingNameProblems, groupNameProblems } from './private/names';
import { providerProblems } from './private/provider-problems';
import { plainTextProblems } from './private/input-problems';
import { type ITrtcPrincipal, TrtcPrincipalKind } from './trtc-principal';
import { type ITrtcUser } from './trtc-sub-user';

/** A user group of the root account, made here or existing. */
export interface ITrtcGroup extends ITrtcPrincipal {
  /** Its name, as declared. */
  readonly groupName: string;

  /** Its numeric id: a reference, for only CAM knows it. */
  readonly groupId: string;

  /**
   * Makes a sub-user a member.
   *
   * @param user a sub-user of the same account
   * @throws when it is a member already
   */
  addMember(user: ITrtcUser): void;
}

/** What a new user group is to be. */
export interface TrtcUserGroupProps {
  /** Its name. It can be changed: the group stays the same. */
  readonly groupName: string;

  /**
   * Who belongs to it: at most 100 sub-users, each in at most ten groups. Their order means nothing.
   *
   * @see https://www.tencentcloud.com/document/product/598/10609
   * @default - nobody yet; see `addMember`
   */
  readonly members?: readonly ITrtcUser[];

  /**
   * What it is for. It can't be empty: the provider never clears a remark, so that each plan would show a change.
   *
   * @default 'Managed by Terraform'
   */
  readonly remark?: string;

  /**
   * The provider block of the account to make it in.
   *
   * @default - the stack's provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/** How to find an existing user group. */
export interface FromGroupNameOptions {
  /**
   * The provider block of the account that it lives in.
   *
   * @default - the stack's provider without an alias
   */
  readonly provider?: TerraformProvider;
}

class ExistingUserGroup extends Construct implements ITrtcGroup {
  public readonly principalKind = TrtcPrincipalKind.USER_GROUP;
  public readonly principalName: string;
  public readonly stableName: string;
  public readonly principalRef: string;
  public readonly groupName: string;
  public readonly groupId: string;
  public readonly provider?: TerraformProvider;

  private readonly declaration: Declaration;
  private readonly members: GroupMembers;

  public constructor(scope: Construct, id: string, groupName: string, options: FromGroupNameOptions) {
    super(scope, id);
    this.declaration = Declaration.of(this, 'TrtcUserGroup');
    this.declaration
      .problems()
      .add(...existingNameProblems('group name', groupName), ...providerProblems(this, options.provider))
      .throwIfAny();
    this.principalName = this.groupName = groupName;
    this.stableName = nameKey(groupName, this);
    this.provider = options.provider;
    this.members = new GroupMembers(this, this.declaration, () => this.identity());
    const lookup = new DataTencentcloudCamGroups(this, 'Resource', {
      name: groupName,
      provider: options.provider,
      lifecycle: exactlyOne(
        'group_list',
        `user group \`${groupName}\` is not in this account: check its spelling in the console's list of user groups, and the account that the provider works for`,
      ),
    });
    this.groupId = this.principalRef = lookup.groupList.get(0).groupId;
    AccessChecks.of(this).entities.push({
      kind: 'user group',
      name: groupName,
      home: homeOf(this),
      existing: true,
      declaration: this.declaration,
    });
  }

  public addMember(user: ITrtcUser): void {
    this.members.add([user], this.declaration.here());
  }

  /** Terraform can't replace something on a lookup, so this resource, which is in the state only, follows the id. */
  private identity(): TerraformResource {
    const identity = new TerraformResource(this, 'Identity', { terraformResourceType: 'terraform_data' });
    identity.addOverride('triggers_replace', this.groupId);
    this.declaration.writeTo(identity);
    return identity;
  }
}

/**
 * A user group of the root account.
 *
 * @see https://www.tencentcloud.com/document/product/598/10599
 */
export class TrtcUserGroup extends Construct implements ITrtcGroup {
  /**
   * A user group that exists already, looked up when Terraform plans. It keeps its members; `addMember` adds to them.
   *
   * @param groupName exactly as the console shows it
   */
  public static fromGroupName(
    scope: Construct,
    id: string,
    groupName: string,
    options: FromGroupNameOptions = {},
  ): ITrtcGroup {
    return new ExistingUserGroup(scope, id, groupName, options);
  }

  public readonly principalKind = TrtcPrincipalKind.USER_GROUP;
  public readonly principalName: string;
  public readonly groupName: string;
  public readonly stableName: string;
  public readonly provider?: TerraformProvider;

  private readonly declaration: Declaration;
  private readonly resource: CamGroup;
  private readonly group: GroupMembers;
  private idInTerraform?: string;

  public constructor(scope: Construct, id: string, props: TrtcUserGroupProps) {
    super(scope, id);
    const { groupName, remark, provider, members = [] } = props;
    this.declaration = Declaration.of(this, 'TrtcUserGroup');
    this.group = new GroupMembers(this, this.declaration, () => this.resource);
    this.declaration
      .problems()
      .add(...groupNameProblems(groupName), ...remarkProblems(remark))
      .add(...this.group.problems(members), ...providerProblems(this, provider))
      .throwIfAny();

    this.principalName = this.groupName = groupName;
    // A group may be renamed, and keeps its grants.
    this.stableName = this.node.path;
    this.provider = provider;
    this.resource = new CamGroup(this, 'Resource', {
      name: groupName,
      // Something has to be there: the provider does not clear a remark once it is set.
      remark: remark ?? 'Managed by Terraform',
      provider,
    });
    this.declaration.writeTo(this.resource);
    AccessChecks.of(this).entities.push({
      kind: 'user group',
      name: groupName,
      home: homeOf(this),
      existing: false,
      declaration: this.declaration,
    });
    this.group.add(members, this.declaration);
  }

  public get groupId(): string {
    this.idInTerraform ??= this.resource.id;
    return this.idInTerraform;
  }

  public get principalRef(): string {
    return this.groupId;
  }

  /** Those made members so far, sorted by name: a copy. */
  public get members(): ITrtcUser[] {
    return this.group.all();
  }

  public addMember(user: ITrtcUser): void {
    this.group.add([user], this.declaration.here());
  }
}

function remarkProblems(remark: string | undefined): string[] {
  if (remark === undefined) return [];
  const problems = plainTextProblems('remark', remark);
  if (problems.length > 0 || remark.trim() !== '') return problems;
  return ['remark is empty, which the provider can not apply; write one, or leave it out'];
}
