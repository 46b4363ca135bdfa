import { CamConsole } from './cam-console';
import { type Cloud } from './cloud';
import { EmulatorError } from './emulator-error';
import { terraformEnvironment } from './terraform-environment';

/** One root account of an emulator: what its owner has in hand. */
export class EmulatedAccount {
  /** The uin of the root account. */
  public readonly ownerUin: string;
  /** The key of the root account. */
  public readonly secretId: string;
  public readonly secretKey: string;
  /** The variables with which Terraform talks to the emulator as this account. They hold the key. */
  public readonly env: Readonly<Record<string, string>>;
  /** Changes the account behind Terraform's back. */
  public readonly console: CamConsole;

  /** Throws an `EmulatorError` when the owner has no key that may sign. */
  public constructor(cloud: Cloud, url: string, inheritedEnv?: Readonly<Record<string, string | undefined>>) {
    const { ownerUin, accessKeys } = cloud.account;
    const key = accessKeys.of(ownerUin).find(({ status }) => status === 'Active');
    if (key === undefined) {
      throw new EmulatorError(`the keys of owner \`${ownerUin}\` are all disabled; name another state file`);
    }
    this.ownerUin = String(ownerUin);
    this.secretId = key.secretId;
    this.secretKey = key.secretKey;
    this.env = terraformEnvironment({ url, secretId: key.secretId, secretKey: key.secretKey }, inheritedEnv);
    this.console = new CamConsole(cloud);
  }
}
