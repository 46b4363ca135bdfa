import { ApiError } from '../api-error';
import { passwordHash } from './password';
import { quotas } from './quotas';
import { NO_SAFEGUARDS } from './safeguards';
import { checkUserName, type Profile, type User } from './user';

const FIRST_UIN = 100000001001;
const FIRST_UID = 5001;

/** The sub-users of one account, in the order of their creation. */
export class Users {
  private readonly byName = new Map<string, User>();
  private readonly nameOfUin = new Map<number, string>();
  private readonly nameOfUid = new Map<number, string>();

  public constructor(
    users: readonly User[],
    /** How many there ever were: a uin is never given twice. */
    private created: number,
  ) {
    for (const user of users) this.put(user);
  }

  public get everCreated(): number {
    return this.created;
  }

  public all(): User[] {
    return [...this.byName.values()];
  }

  public add(name: string, createTime: string, profile: Profile): User {
    checkUserName(name);
    if (this.byName.has(name)) throw new ApiError('InvalidParameter.SubUserNameInUse', 'The user name is in use.');
    if (this.byName.size >= quotas.users) {
      throw new ApiError('InvalidParameter.SubUserFull', 'The number of sub-users has reached the limit.');
    }
    const user = { uin: FIRST_UIN + this.created, uid: FIRST_UID + this.created, name, createTime, ...profile };
    this.created += 1;
    return this.put({
      ...{ ...user, password: '', lastLogin: '', attachments: [], tags: [] },
      ...{ boundary: 0, loginFlag: NO_SAFEGUARDS, actionFlag: NO_SAFEGUARDS },
    });
  }

  public change(user: User, profile: Partial<Profile>): User {
    return this.put({ ...user, ...profile });
  }

  public setPassword(user: User, password: string): User {
    return this.put({ ...user, password: passwordHash(password) });
  }

  /** @param policyId 0 for no boundary */
  public setBoundary(user: User, policyId: number): void {
    this.put({ ...user, boundary: policyId });
  }

  public setSafeguards(user: User, safeguards: Pick<User, 'loginFlag' | 'actionFlag'>): void {
    this.put({ ...user, ...safeguards });
  }

  public noteLogin(user: User, time: string): void {
    this.put({ ...user, lastLogin: time });
  }

  public remove(user: User): void {
    this.byName.delete(user.name);
    this.nameOfUin.delete(user.uin);
    this.nameOfUid.delete(user.uid);
  }

  public get(name: string): User {
    return found(this.tryFind(name));
  }

  public tryFind(name: string): User | undefined {
    return this.byName.get(name);
  }

  public getByUin(uin: number): User {
    return found(this.tryFindByUin(uin));
  }

  public getByUid(uid: number): User {
    return found(this.byName.get(this.nameOfUid.get(uid) ?? ''));
  }

  public tryFindByUin(uin: number): User | undefined {
    return this.byName.get(this.nameOfUin.get(uin) ?? '');
  }

  private put(user: User): User {
    this.byName.set(user.name, user);
    this.nameOfUin.set(user.uin, user.name);
    this.nameOfUid.set(user.uid, user.name);
    return user;
  }
}

function found(user: User | undefined): User {
  if (user === undefined) throw new ApiError('ResourceNotFound.UserNotExist', 'The user does not exist.');
  return user;
}
