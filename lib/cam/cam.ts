import { CamAccessKeys } from './access-keys';
import { CamAccount } from './account';
import { Connection } from './connection';
import { CamPolicies } from './policies';
import { type CamSettings } from './settings';
import { CamUsers } from './users';

/**
 * CAM of a live account, as far as it is used here.
 *
 * Every method rejects with a `CamError` when CAM refuses or can't be reached.
 */
export class Cam {
  public readonly account: CamAccount;
  public readonly users: CamUsers;
  public readonly accessKeys: CamAccessKeys;
  public readonly policies: CamPolicies;

  /** @param pause waits between attempts; for tests */
  public constructor(settings: CamSettings, pause?: (ms: number) => Promise<void>) {
    const connection = new Connection(settings, pause);
    this.account = new CamAccount(connection);
    this.users = new CamUsers(connection);
    this.accessKeys = new CamAccessKeys(connection);
    this.policies = new CamPolicies(connection);
  }
}
