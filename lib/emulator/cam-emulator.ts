import { type AccessKey } from './account/access-key';
import { Account } from './account/account';
import { CamConsole } from './cam-console';
import { apiTime, Cloud } from './cloud';
import { EmulatorError } from './emulator-error';
import { type Handler, json } from './exchange';
import { type AnsweredRequest, Gateway, renderedError } from './gateway';
import { HttpServer } from './http-server';
import { accountPresets } from './presets';
import { StateFile } from './state/state-file';
import { StateKeeper } from './state/state-keeper';
import { terraformEnvironment } from './terraform-environment';

export interface CamEmulatorOptions {
  /**
   * The port on 127.0.0.1.
   *
   * @default 0, which is any free one
   */
  readonly port?: number;
  /**
   * A file in which the account is kept. It is created when it does not exist, and holds a change before that is
   * answered. No other emulator can have it meanwhile.
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
  /**
   * Throws an `EmulatorError` when the port is taken, when another emulator has the state file, or when that holds
   * anything but an emulator's state.
   */
  public static async start(options: CamEmulatorOptions = {}): Promise<CamEmulator> {
    const file = options.stateFile === undefined ? undefined : StateFile.open(options.stateFile);
    try {
      return await CamEmulator.startWith(file, options);
    } catch (error) {
      file?.close();
      throw error;
    }
  }

  private static async startWith(file: StateFile | undefined, options: CamEmulatorOptions): Promise<CamEmulator> {
    const { port = 0, stateFile, inheritedEnv, onRequest = () => undefined } = options;
    const kept = file?.load();
    const account = kept ? new Account(kept) : Account.create(accountPresets, apiTime(new Date()));
    const keeper = new StateKeeper(async () => file?.save(account.state()));
    const cloud = new Cloud(account, () => keeper.changed());
    if (kept === undefined) await file?.save(account.state());
    const key = account.accessKeys.of(account.ownerUin).find(({ status }) => status === 'Active');
    if (key === undefined)
      throw new EmulatorError(`the owner's keys in \`${stateFile}\` are all disabled; name another state file`);
    const server = await HttpServer.start(port, remembered(new Gateway(cloud, onRequest), keeper));
    const close = async (): Promise<void> => {
      await server.stop();
      await keeper.settled().finally(() => file?.close());
    };
    return new CamEmulator(server.url, close, cloud, key, inheritedEnv);
  }

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
    /** Such as `http://127.0.0.1:40001`: for an SDK that takes an endpoint, and for `HTTP_PROXY`. */
    public readonly url: string,
    private readonly close: () => Promise<void>,
    cloud: Cloud,
    { secretId, secretKey }: AccessKey,
    inheritedEnv?: Readonly<Record<string, string | undefined>>,
  ) {
    this.ownerUin = String(cloud.account.ownerUin);
    this.secretId = secretId;
    this.secretKey = secretKey;
    this.env = terraformEnvironment(this, inheritedEnv);
    this.console = new CamConsole(cloud);
  }

  /** Answers what is under way, then stops listening. */
  public stop(): Promise<void> {
    return this.close();
  }
}

/** No answer before all that it may tell of is saved: not even that of a read, which may show somebody else's change. */
function remembered(gateway: Gateway, keeper: StateKeeper): Handler {
  return async (request) => {
    const answer = gateway.answer(request);
    try {
      await keeper.settled();
      return json(answer);
    } catch (error) {
      return json(renderedError(error));
    }
  };
}
