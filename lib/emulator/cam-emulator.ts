import { type AccessKey } from './account/access-key';
import { Account } from './account/account';
import { CamConsole } from './cam-console';
import { apiTime, Cloud } from './cloud';
import { EmulatorError } from './emulator-error';
import { type AnsweredRequest, Gateway } from './gateway';
import { HttpServer } from './http-server';
import { accountPresets } from './presets';
import { StateFile } from './state-file';
import { terraformEnvironment } from './terraform-environment';

export interface CamEmulatorOptions {
  /**
   * The port on 127.0.0.1.
   *
   * @default 0, which is any free one
   */
  readonly port?: number;
  /**
   * A file in which the account is kept. It is created when it does not exist and written before each change is answered.
   *
   * @default - the account is in memory and ends with the emulator
   */
  readonly stateFile?: string;
  /**
   * The variables of the run that is to talk to the emulator, so that `env` can undo those that would lead it elsewhere.
   *
   * @default - none
   */
  readonly inheritedEnv?: Readonly<Record<string, string | undefined>>;
  /**
   * Told of each request whose signature was right, once it is answered.
   *
   * @default - nobody is told
   */
  readonly onRequest?: (request: AnsweredRequest) => void;
}

/**
 * Tencent Cloud's access management (CAM) on loopback, with one account whose owner holds the only key.
 *
 * It speaks the official protocol, checks signatures, keeps what it is told and lets sub-users do what their policies
 * allow, on CAM and on TRTC. It never talks to the cloud, and there is no TRTC behind it.
 *
 * @example
 * const cam = await CamEmulator.start();
 * await promisify(execFile)('terraform', ['apply', '-auto-approve'], { env: { ...process.env, ...cam.env } });
 * await cam.stop();
 */
export class CamEmulator {
  /** Throws an `EmulatorError` when the port is taken or the state file holds anything but an emulator's state. */
  public static async start(options: CamEmulatorOptions = {}): Promise<CamEmulator> {
    const { port = 0, stateFile, inheritedEnv, onRequest = () => undefined } = options;
    const file = stateFile === undefined ? undefined : new StateFile(stateFile);
    const kept = file?.load();
    const account = kept ? new Account(kept) : Account.create(accountPresets, apiTime(new Date()));
    const cloud = new Cloud(account, (state) => file?.save(state));
    if (kept === undefined) file?.save(account.state());
    const key = account.accessKeys.of(account.ownerUin).find(({ status }) => status === 'Active');
    if (key === undefined)
      throw new EmulatorError(`the owner's keys in \`${stateFile}\` are all disabled; name another state file`);
    const gateway = new Gateway(cloud, onRequest);
    const server = await HttpServer.start(port, (request) => gateway.answer(request));
    return new CamEmulator(server, cloud, key, inheritedEnv);
  }

  /** Such as `http://127.0.0.1:40001`: for an SDK that takes an endpoint, and for `HTTP_PROXY`. */
  public readonly url: string;
  /** The uin of the root account. */
  public readonly ownerUin: string;
  /** The key of the root account. */
  public readonly secretId: string;
  public readonly secretKey: string;
  /** The variables with which Terraform talks to this emulator. They hold the key. */
  public readonly env: Readonly<Record<string, string>>;
  /** Changes the account behind Terraform's back. */
  public readonly console: CamConsole;

  private constructor(
    private readonly server: HttpServer,
    cloud: Cloud,
    { secretId, secretKey }: AccessKey,
    inheritedEnv?: Readonly<Record<string, string | undefined>>,
  ) {
    this.url = server.url;
    this.ownerUin = String(cloud.account.ownerUin);
    this.secretId = secretId;
    this.secretKey = secretKey;
    this.env = terraformEnvironment(this, inheritedEnv);
    this.console = new CamConsole(cloud);
  }

  /** Answers what is under way, then stops listening. */
  public stop(): Promise<void> {
    return this.server.stop();
  }
}
