import { CamError } from './cam-error';
import { type Connection } from './connection';

/** An API key of a sub-user, as far as CAM still tells. */
export interface CamAccessKey {
  readonly secretId: string;
  readonly active: boolean;
  /** As CAM writes it, in a zone that no document names. */
  readonly createTime: string;
  readonly description: string;
}

/** A key whose secret is told this once. */
export interface NewAccessKey {
  readonly secretId: string;
  readonly secretKey: string;
}

/** How many keys a user may have. */
export const MOST_KEYS = 2;

/** How many ids `GetSecurityLastUsed` takes at once. */
const MOST_IDS = 10;

export class CamAccessKeys {
  public constructor(private readonly connection: Connection) {}

  public async of(uin: number): Promise<CamAccessKey[]> {
    const answer = await this.connection.call('ListAccessKeys', { TargetUin: uin }, 'repeatable');
    return answer.parts('AccessKeys').map((part) => ({
      secretId: part.text('AccessKeyId'),
      active: part.text('Status') === 'Active',
      createTime: part.optionalText('CreateTime'),
      description: part.optionalText('Description'),
    }));
  }

  /**
   * Makes a key. It is sent once: sent again, it could make two.
   *
   * @param description how to know the key again if its answer is lost
   */
  public async create(uin: number, description: string): Promise<NewAccessKey> {
    const parameters = { TargetUin: uin, Description: description };
    const key = (await this.connection.call('CreateAccessKey', parameters, 'once')).part('AccessKey');
    return { secretId: key.text('AccessKeyId'), secretKey: key.text('SecretAccessKey') };
  }

  public async disable(uin: number, secretId: string): Promise<void> {
    const parameters = { TargetUin: uin, AccessKeyId: secretId, Status: 'Inactive' };
    await this.connection.call('UpdateAccessKey', parameters, 'repeatable');
  }

  /** Deletes a key for good. One that is gone already is no error. */
  public async delete(uin: number, secretId: string): Promise<void> {
    try {
      await this.connection.call('DeleteAccessKey', { TargetUin: uin, AccessKeyId: secretId }, 'repeatable');
    } catch (error) {
      if (!(error instanceof CamError && error.code === 'ResourceNotFound.SecretNotExist')) throw error;
    }
  }

  /** The days on which keys were last used, as CAM knows them a day late. A key that was never used is not in it. */
  public async lastUses(secretIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (let at = 0; at < secretIds.length; at += MOST_IDS) {
      const some = secretIds.slice(at, at + MOST_IDS);
      const answer = await this.connection.call('GetSecurityLastUsed', { SecretIdList: some }, 'repeatable');
      for (const row of answer.parts('SecretIdLastUsedRows')) {
        const day = row.optionalText('LastUsedDate');
        if (day !== '') found.set(row.text('SecretId'), day);
      }
    }
    return found;
  }
}
