import { ApiError } from '../api-error';
import { type AccessKey, newAccessKey } from './access-key';
import { quotas } from './quotas';
import { Table } from './table';

/** All keys of one account, the root account's own among them. */
export class AccessKeys {
  public readonly rows: Table<AccessKey, string>;

  public constructor(keys: readonly AccessKey[]) {
    this.rows = new Table(({ secretId }) => secretId, keys);
  }

  public all(): AccessKey[] {
    return this.rows.all();
  }

  public of(uin: number): AccessKey[] {
    return this.all().filter((key) => key.uin === uin);
  }

  public create(uin: number, description: string, time: string): AccessKey {
    if (this.of(uin).length >= quotas.keysOfUser) {
      throw new ApiError('OperationDenied.AccessKeyOverLimit', 'A user has at most two access keys.');
    }
    return this.rows.put(newAccessKey(uin, description, time));
  }

  public setStatus(key: AccessKey, status: AccessKey['status']): void {
    this.rows.put({ ...key, status });
  }

  /** Notes that a key signed a request. */
  public use(key: AccessKey, lastUsed: number): void {
    if (key.lastUsed !== lastUsed) this.rows.put({ ...key, lastUsed });
  }

  public remove({ secretId }: AccessKey): void {
    this.rows.remove(secretId);
  }

  public tryFind(secretId: string): AccessKey | undefined {
    return this.rows.tryGet(secretId);
  }

  /** The key of this user; the key of another one is refused as such. */
  public get(secretId: string, uin: number): AccessKey {
    const key = this.tryFind(secretId);
    if (key === undefined) throw new ApiError('ResourceNotFound.SecretNotExist', 'The access key does not exist.');
    if (key.uin !== uin) throw new ApiError('OperationDenied.UinNotMatch', 'The access key is of another user.');
    return key;
  }
}
