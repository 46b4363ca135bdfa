import { type AccessKey } from './account/access-key';
import { type Cloud } from './cloud';

/** Who signed a request, and in which account. */
export interface Signer {
  readonly key: AccessKey;
  readonly cloud: Cloud;
}

/** All accounts of one emulator. They know nothing of each other: a request sees the account of its key. */
export class Accounts {
  private readonly clouds: Cloud[] = [];

  public get all(): readonly Cloud[] {
    return this.clouds;
  }

  public add(cloud: Cloud): void {
    this.clouds.push(cloud);
  }

  /** Finds a key that may sign. */
  public tryFindSigner(secretId: string): Signer | undefined {
    for (const cloud of this.clouds) {
      const key = cloud.tryFindActiveKey(secretId);
      if (key !== undefined) return { key, cloud };
    }
    return undefined;
  }

  /** @param ownerUin the first account when absent */
  public tryFind(ownerUin: string | undefined): Cloud | undefined {
    return ownerUin === undefined
      ? this.clouds[0]
      : this.clouds.find(({ account }) => String(account.ownerUin) === ownerUin);
  }
}
