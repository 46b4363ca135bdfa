import { type TerraformResource } from 'cdktf';
import { type Construct } from 'constructs';
import { CamGroupMembership } from '../../tencentcloud/cam-group-membership';
import { type ITrtcPrincipal } from '../trtc-principal';
import { type ITrtcUser } from '../trtc-sub-user';
import { AccessChecks } from './account/access-checks';
import { noteUse } from './account/note-use';
import { homeOf, principalKey } from './account/records';
import { type Declaration } from './declaration';
import { quoted } from './problems';
import { repeatedProblems } from './repeated';
import { noObjectProblems } from './input-problems';

/**
 * The members of one group, in one resource, which there is only while there are members: the provider fails on an
 * empty one, and two of them fight over a member that both name.
 */
export class GroupMembers {
  private readonly users = new Map<string, ITrtcUser>();
  private membership?: CamGroupMembership;

  /**
   * @param group whose members they are
   * @param declaration where the group was declared
   * @param identity makes, or gives, a resource whose id changes when the group becomes another one
   */
  public constructor(
    private readonly group: ITrtcPrincipal & Construct,
    private readonly declaration: Declaration,
    private readonly identity: () => TerraformResource,
  ) {}

  /**
   * @param declaration where they are made members
   * @throws when one is a member already
   */
  public add(users: readonly ITrtcUser[], declaration: Declaration): void {
    declaration
      .problems()
      .add(...this.problems(users))
      .throwIfAny();
    for (const user of users) this.addOne(user, declaration);
  }

  /** What is wrong with adding these: that one is no sub-user, or would be listed twice. */
  public problems(users: readonly ITrtcUser[]): string[] {
    const strange = users.flatMap((user, i) => noObjectProblems(`member ${i + 1}`, user, 'userName', 'a sub-user'));
    if (strange.length > 0) return strange;
    return repeatedProblems(
      'member',
      [...this.users.values(), ...users],
      principalKey,
      ({ principalName }) => principalName,
    );
  }

  private addOne(user: ITrtcUser, declaration: Declaration): void {
    this.users.set(principalKey(user), user);
    this.membership ??= this.makeMembership();
    this.membership.userNames = this.all().map(({ userName }) => userName);
    AccessChecks.of(this.group).memberships.push({ group: this.group, member: user, declaration });
    noteUse({
      used: homeOf(user),
      user: homeOf(this.group),
      what: () => `member ${quoted(user.principalName)}`,
      place: () => declaration.place,
    });
  }

  /** Sorted by name, whatever the order in which they came. */
  public all(): ITrtcUser[] {
    return [...this.users].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, user]) => user);
  }

  private makeMembership(): CamGroupMembership {
    const identity = this.identity();
    const membership = new CamGroupMembership(this.group, 'Membership', {
      groupId: this.group.principalRef,
      userNames: [],
      provider: this.group.provider,
      lifecycle: {
        // The provider ignores another group id, so the members would stay in the group of before. As text, for CDKTF
        // writes a resource here as an expression, which Terraform refuses; of the id alone, for a new remark is no new group.
        replaceTriggeredBy: [`${identity.terraformResourceType}.${identity.friendlyUniqueId}.id`],
      },
    });
    this.declaration.writeTo(membership);
    return membership;
  }
}
