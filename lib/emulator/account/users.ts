import { ApiError } from '../api-error';
import { type Attachment, type Attachments, withAttached, withDetached } from './attachment';
import { type AttachmentCounts } from './attachment-counts';
import { type FirstIds } from './first-ids';
import { passwordHash } from './password';
import { quotas } from './quotas';
import { NO_SAFEGUARDS } from './safeguards';
import { Table, type TableChanges } from './table';
import { type Tag } from './tag';
import { checkUserName, type Profile, type User } from './user';

/** The sub-users of one account, in the order of their creation. */
export class Users {
  public readonly rows: Table<User, number>;
  private readonly uinOfName = new Map<string, number>();
  private readonly uinOfUid = new Map<number, number>();

  public constructor(
    users: readonly User[],
    /** How many there ever were: a uin is never given twice. */
    private created: number,
    private readonly first: Pick<FirstIds, 'uin' | 'uid'>,
    counts: AttachmentCounts,
  ) {
    this.rows = new Table(({ uin }) => uin, users, counts.note);
    for (const user of users) this.index(user);
  }

  public get everCreated(): number {
    return this.created;
  }

  public all(): User[] {
    return this.rows.all();
  }

  public add(name: string, createTime: string, profile: Profile): User {
    checkUserName(name);
    if (this.uinOfName.has(name)) throw new ApiError('InvalidParameter.SubUserNameInUse', 'The user name is in use.');
    if (this.rows.size >= quotas.users) {
      throw new ApiError('InvalidParameter.SubUserFull', 'The number of sub-users has reached the limit.');
    }
    const ids = { uin: this.first.uin + this.created, uid: this.first.uid + this.created };
    const user = { ...ids, name, createTime, ...profile };
    this.created += 1;
    const added = {
      ...{ ...user, password: '', lastLogin: '', attachments: [], tags: [] },
      ...{ boundary: 0, loginFlag: NO_SAFEGUARDS, actionFlag: NO_SAFEGUARDS },
    };
    this.index(added);
    return this.rows.put(added);
  }

  public change(user: User, profile: Partial<Profile>): User {
    return this.rows.put({ ...user, ...profile });
  }

  public setPassword(user: User, password: string): User {
    return this.rows.put({ ...user, password: passwordHash(password) });
  }

  /** @param policyId 0 for no boundary */
  public setBoundary(user: User, policyId: number): void {
    this.rows.put({ ...user, boundary: policyId });
  }

  public setSafeguards(user: User, safeguards: Pick<User, 'loginFlag' | 'actionFlag'>): void {
    this.rows.put({ ...user, ...safeguards });
  }

  public noteLogin(user: User, time: string): void {
    this.rows.put({ ...user, lastLogin: time });
  }

  public setTags(user: User, tags: readonly Tag[]): void {
    this.rows.put({ ...user, tags });
  }

  public attach(user: User, attachment: Attachment): void {
    this.setAttachments(user, withAttached(user, attachment));
  }

  public detach(user: User, policyId: number): void {
    this.setAttachments(user, withDetached(user, policyId));
  }

  public setAttachments(user: User, attachments: Attachments): void {
    this.rows.put({ ...user, attachments });
  }

  public remove(user: User): void {
    this.rows.remove(user.uin);
    this.uinOfName.delete(user.name);
    this.uinOfUid.delete(user.uid);
  }

  public get(name: string): User {
    return found(this.tryFind(name));
  }

  public tryFind(name: string): User | undefined {
    return this.tryFindByUin(this.uinOfName.get(name) ?? 0);
  }

  public getByUin(uin: number): User {
    return found(this.tryFindByUin(uin));
  }

  public getByUid(uid: number): User {
    return found(this.tryFindByUin(this.uinOfUid.get(uid) ?? 0));
  }

  public tryFindByUin(uin: number): User | undefined {
    return this.rows.tryGet(uin);
  }

  /** Does again what was done before. */
  public replay(changes: TableChanges<User, number>, created: number): void {
    for (const uin of changes.removed) {
      const user = this.tryFindByUin(uin);
      if (user !== undefined) this.remove(user);
    }
    for (const user of changes.put) this.index(user);
    this.rows.replay(changes);
    this.created = created;
  }

  private index({ uin, uid, name }: User): void {
    this.uinOfName.set(name, uin);
    this.uinOfUid.set(uid, uin);
  }
}

function found(user: User | undefined): User {
  if (user === undefined) throw new ApiError('ResourceNotFound.UserNotExist', 'The user does not exist.');
  return user;
}
