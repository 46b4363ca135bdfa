import { Admin } from './admin';
import { type CamConsole } from './cam-console';
import { type CamEmulatorOptions } from './cam-emulator-options';
import { EmulatedAccount } from './emulated-account';
import { Exchange, type Handler, json } from './exchange';
import { Faults } from './faults/faults';
import { Gateway } from './gateway';
import { HttpServer } from './http-server';
import { Journal } from './journal/journal';
import { renderedError } from './rendered';
import { World } from './world';

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
   * Throws an `EmulatorError` when the port is taken, when another emulator has the state file, when that holds anything
   * but an emulator's state, and on words that make no fault.
   */
  public static async start(options: CamEmulatorOptions = {}): Promise<CamEmulator> {
    const world = await World.open(options.stateFile, options.accounts, options.presets);
    let journal: Journal | undefined;
    try {
      journal = options.record === undefined ? undefined : Journal.open(options.record, options.stateFile);
      const faults = new Faults(world);
      for (const fault of options.faults ?? []) faults.add(fault);
      const admin = new Admin(world, faults);
      const gateway = new Gateway(world.accounts, options.onRequest ?? (() => undefined));
      const answer = admin.before(faults.before(remembered(gateway, world)));
      const handle = journal?.before(answer) ?? answer;
      const server = await HttpServer.start(options.port ?? 0, {
        handle: (request) => handle(new Exchange(request)),
        refused: (status, code) => journal?.refused(status, code),
      });
      try {
        return new CamEmulator({ server, world, faults, admin, journal }, options.inheritedEnv);
      } catch (error) {
        await server.stop();
        throw error;
      }
    } catch (error) {
      await journal?.close();
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
  /** What goes wrong on purpose. Changes in the console happen in that account. */
  public readonly faults: Faults;
  /** Lets another process switch faults and change things in the console, by way of `/admin/`. */
  public readonly adminToken: string;

  private readonly served: EmulatedAccount[];

  private constructor(
    private readonly parts: Parts,
    private readonly inheritedEnv?: Readonly<Record<string, string | undefined>>,
  ) {
    const { world, server } = parts;
    this.served = world.accounts.all.map((cloud) => new EmulatedAccount(cloud, server.url, inheritedEnv));
    const [first] = this.served as [EmulatedAccount];
    this.ownerUin = first.ownerUin;
    this.secretId = first.secretId;
    this.secretKey = first.secretKey;
    this.env = first.env;
    this.console = first.console;
    this.faults = parts.faults;
    this.adminToken = parts.admin.token;
  }

  /** Such as `http://127.0.0.1:40001`: for an SDK that takes an endpoint, and for `HTTP_PROXY`. */
  public get url(): string {
    return this.parts.server.url;
  }

  /** All accounts, in the order in which they were made. A request is answered from the account of its key. */
  public get accounts(): readonly EmulatedAccount[] {
    return [...this.served];
  }

  /** Makes one more account, as empty as a new emulator. Throws an `EmulatorError` beyond a hundred. */
  public async addAccount(): Promise<EmulatedAccount> {
    const cloud = await this.parts.world.addAccount();
    const account = new EmulatedAccount(cloud, this.url, this.inheritedEnv);
    this.served.push(account);
    return account;
  }

  /** Answers what is under way, then stops listening. */
  public async stop(): Promise<void> {
    const { faults, server, world, journal } = this.parts;
    faults.clear();
    await server.stop();
    try {
      await world.close();
    } finally {
      await journal?.close();
    }
  }
}

interface Parts {
  readonly server: HttpServer;
  readonly world: World;
  readonly faults: Faults;
  readonly admin: Admin;
  readonly journal: Journal | undefined;
}

/** No answer before all that it may tell of is saved: not even that of a read, which may show somebody else's change. */
function remembered(gateway: Gateway, world: World): Handler {
  return async (exchange) => {
    const answer = gateway.answer(exchange);
    try {
      await world.settled();
      return json(answer);
    } catch (error) {
      return json(renderedError(error));
    }
  };
}
