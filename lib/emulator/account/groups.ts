import { ApiError } from '../api-error';
import { checkGroupName, type Group } from './group';
import { quotas } from './quotas';

const FIRST_ID = 80001;

/** The user groups of one account, in the order of their creation. */
export class Groups {
  private readonly byId: Map<number, Group>;

  public constructor(
    groups: readonly Group[],
    /** How many there ever were: an id is never given twice. */
    private created: number,
  ) {
    this.byId = new Map(groups.map((group) => [group.groupId, group]));
  }

  public get everCreated(): number {
    return this.created;
  }

  public all(): Group[] {
    return [...this.byId.values()];
  }

  public ofUser(uin: number): Group[] {
    return this.all().filter(({ members }) => members.includes(uin));
  }

  public add(name: string, remark: string, createTime: string): Group {
    this.checkFree(name);
    if (this.byId.size >= quotas.groups) {
      throw new ApiError('InvalidParameter.GroupFull', 'The number of user groups has reached the limit.');
    }
    const group = { groupId: FIRST_ID + this.created, name, remark, createTime, members: [], attachments: [] };
    this.created += 1;
    this.byId.set(group.groupId, group);
    return group;
  }

  public change(group: Group, { name = group.name, remark = group.remark }: { name?: string; remark?: string }): void {
    if (name !== group.name) this.checkFree(name);
    this.byId.set(group.groupId, { ...group, name, remark });
  }

  public remove(group: Group): void {
    this.byId.delete(group.groupId);
  }

  public get(groupId: number): Group {
    const group = this.tryFind(groupId);
    if (group === undefined) throw new ApiError('ResourceNotFound.GroupNotExist', 'The user group does not exist.');
    return group;
  }

  public tryFind(groupId: number): Group | undefined {
    return this.byId.get(groupId);
  }

  private checkFree(name: string): void {
    checkGroupName(name);
    if (this.all().some((group) => group.name === name)) {
      throw new ApiError('InvalidParameter.GroupNameInUse', 'The group name is in use.');
    }
  }
}
