import { type CamConsole } from './cam-console';
import { EmulatedAccount } from './emulated-account';
import { type Handler, json } from './exchange';
import { type AnsweredRequest, Gateway, renderedError } from './gateway';
import { HttpServer } from './http-server';
import { World } from './world';

export interface CamEmulatorOptions {
  /**
   * The port on 127.0.0.1.
   *
   * @default 0, which is any free one
   */
  readonly port?: number;
  /**
   * How many root accounts there are at least, each with a key of its own. They do not see each other.
   *
   * @default 1
   */
  readonly accounts?: number;
  /**
   * A file in which the accounts are kept. It is created when it does not exist, and holds a change before that is
   * answered. No other emulator can have it meanwhile.
   *
   * @default - the accounts are in memory and end with the emulator
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
 * Tencent Cloud's access management (CAM) on loopback, with one account whose owner holds the only key, or several.
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
    const world = await World.open(options.stateFile, options.accounts);
    try {
      const gateway = new Gateway(world.accounts, options.onRequest ?? (() => undefined));
      const server = await HttpServer.start(options.port ?? 0, remembered(gateway, world));
      try {
        return new CamEmulator(server, world, options.inheritedEnv);
      } catch (error) {
        await server.stop();
        throw error;
      }
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  /** The uin of the root account; of the first one when there are several. */
  public readonly ownerUin: string;
  /** The key of that account. */
  public readonly secretId: string;
  public readonly secretKey: string;
  /** The variables with which Terraform talks to this emulator as that account. They hold the key. */
  public readonly env: Readonly<Record<string, string>>;
  /** Changes that account behind Terraform's back. */
  public readonly console: CamConsole;

  private readonly served: EmulatedAccount[];

  private constructor(
    private readonly server: HttpServer,
    private readonly world: World,
    private readonly inheritedEnv?: Readonly<Record<string, string | undefined>>,
  ) {
    this.served = world.accounts.all.map((cloud) => new EmulatedAccount(cloud, server.url, inheritedEnv));
    const [first] = this.served as [EmulatedAccount];
    this.ownerUin = first.ownerUin;
    this.secretId = first.secretId;
    this.secretKey = first.secretKey;
    this.env = first.env;
    this.console = first.console;
  }

  /** Such as `http://127.0.0.1:40001`: for an SDK that takes an endpoint, and for `HTTP_PROXY`. */
  public get url(): string {
    return this.server.url;
  }

  /** All accounts, in the order in which they were made. A request is answered from the account of its key. */
  public get accounts(): readonly EmulatedAccount[] {
    return [...this.served];
  }

  /** Makes one more account, as empty as a new emulator. Throws an `EmulatorError` beyond a hundred. */
  public async addAccount(): Promise<EmulatedAccount> {
    const cloud = await this.world.addAccount();
    const account = new EmulatedAccount(cloud, this.url, this.inheritedEnv);
    this.served.push(account);
    return account;
  }

  /** Answers what is under way, then stops listening. */
  public async stop(): Promise<void> {
    await this.server.stop();
    await this.world.close();
  }
}

/** No answer before all that it may tell of is saved: not even that of a read, which may show somebody else's change. */
function remembered(gateway: Gateway, world: World): Handler {
  return async (request) => {
    const answer = gateway.answer(request);
    try {
      await world.settled();
      return json(answer);
    } catch (error) {
      return json(renderedError(error));
    }
  };
}
