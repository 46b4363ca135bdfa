import { ApiError } from '../api-error';
import { type Attachment, type Attachments, withAttached, withDetached } from './attachment';
import { type AttachmentCounts } from './attachment-counts';
import { checkGroupName, type Group } from './group';
import { quotas } from './quotas';
import { Table, type TableChanges } from './table';

/** The user groups of one account, in the order of their creation. */
export class Groups {
  public readonly rows: Table<Group, number>;

  public constructor(
    groups: readonly Group[],
    /** How many there ever were: an id is never given twice. */
    private created: number,
    private readonly firstId: number,
    counts: AttachmentCounts,
  ) {
    this.rows = new Table(({ groupId }) => groupId, groups, counts.note);
  }

  public get everCreated(): number {
    return this.created;
  }

  public all(): Group[] {
    return this.rows.all();
  }

  public ofUser(uin: number): Group[] {
    return this.all().filter(({ members }) => members.includes(uin));
  }

  public add(name: string, remark: string, createTime: string): Group {
    this.checkFree(name);
    if (this.rows.size >= quotas.groups) {
      throw new ApiError('InvalidParameter.GroupFull', 'The number of user groups has reached the limit.');
    }
    const groupId = this.firstId + this.created;
    this.created += 1;
    return this.rows.put({ groupId, name, remark, createTime, members: [], attachments: [] });
  }

  public change(group: Group, { name = group.name, remark = group.remark }: { name?: string; remark?: string }): void {
    if (name !== group.name) this.checkFree(name);
    this.rows.put({ ...group, name, remark });
  }

  public setMembers(group: Group, members: readonly number[]): void {
    this.rows.put({ ...group, members });
  }

  public attach(group: Group, attachment: Attachment): void {
    this.setAttachments(group, withAttached(group, attachment));
  }

  public detach(group: Group, policyId: number): void {
    this.setAttachments(group, withDetached(group, policyId));
  }

  public setAttachments(group: Group, attachments: Attachments): void {
    this.rows.put({ ...group, attachments });
  }

  public remove({ groupId }: Group): void {
    this.rows.remove(groupId);
  }

  public get(groupId: number): Group {
    const group = this.tryFind(groupId);
    if (group === undefined) throw new ApiError('ResourceNotFound.GroupNotExist', 'The user group does not exist.');
    return group;
  }

  public tryFind(groupId: number): Group | undefined {
    return this.rows.tryGet(groupId);
  }

  /** Does again what was done before. */
  public replay(changes: TableChanges<Group, number>, created: number): void {
    this.rows.replay(changes);
    this.created = created;
  }

  private checkFree(name: string): void {
    checkGroupName(name);
    if (this.all().some((group) => group.name === name)) {
      throw new ApiError('InvalidParameter.GroupNameInUse', 'The group name is in use.');
    }
  }
}
