import { ApiError } from '../api-error';
import { newAccessKey, type AccessKey } from './access-key';
import { quotas } from './quotas';

/** All keys of one account, the root account's own among them. */
export class AccessKeys {
  private readonly byId: Map<string, AccessKey>;

  public constructor(keys: readonly AccessKey[]) {
    this.byId = new Map(keys.map((key) => [key.secretId, key]));
  }

  public all(): AccessKey[] {
    return [...this.byId.values()];
  }

  public of(uin: number): AccessKey[] {
    return this.all().filter((key) => key.uin === uin);
  }

  public create(uin: number, description: string, time: string): AccessKey {
    if (this.of(uin).length >= quotas.keysOfUser) {
      throw new ApiError('OperationDenied.AccessKeyOverLimit', 'A user has at most two access keys.');
    }
    const key = newAccessKey(uin, description, time);
    this.byId.set(key.secretId, key);
    return key;
  }

  public setStatus(key: AccessKey, status: AccessKey['status']): void {
    this.byId.set(key.secretId, { ...key, status });
  }

  /** Notes that a key signed a request. */
  public use(key: AccessKey, lastUsed: number): void {
    if (key.lastUsed !== lastUsed) this.byId.set(key.secretId, { ...key, lastUsed });
  }

  public remove(key: AccessKey): void {
    this.byId.delete(key.secretId);
  }

  public tryFind(secretId: string): AccessKey | undefined {
    return this.byId.get(secretId);
  }

  /** The key of this user; the key of another one is refused as such. */
  public get(secretId: string, uin: number): AccessKey {
    const key = this.tryFind(secretId);
    if (key === undefined) throw new ApiError('ResourceNotFound.SecretNotExist', 'The access key does not exist.');
    if (key.uin !== uin) throw new ApiError('OperationDenied.UinNotMatch', 'The access key is of another user.');
    return key;
  }
}
