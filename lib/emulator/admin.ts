import { createHash, timingSafeEqual } from 'node:crypto';
import { DIGITS, LETTERS, randomText } from './account/random-text';
import { shaped } from './action';
import { ApiError } from './api-error';
import { type HttpRequest, parseJson } from './api-request';
import { makeConsoleChange } from './console-change';
import { EmulatorError } from './emulator-error';
import { type Handler, json, type Reply } from './exchange';
import { type Fault } from './faults/fault';
import { type Faults } from './faults/faults';
import { object, optional, record, type Shape, text } from './shape';
import { type World } from './world';

const PATH = '/admin/';

const faultShape = object({ fault: text });

const changeShape = object({
  ...{ ownerUin: optional(text), change: optional(text) },
  ...{ action: optional(text), parameters: optional(record) },
});

/**
 * Lets another process of this machine switch faults and change things in the console.
 *
 * Whoever may do that can do everything to the account, so no key of the account is enough: it takes the token that only
 * whoever started the emulator has seen. A web page is refused whatever it knows.
 */
export class Admin {
  public readonly token = randomText(LETTERS + DIGITS, 40);

  public constructor(
    private readonly world: World,
    private readonly faults: Faults,
  ) {}

  /** Puts itself before whatever answers the API. */
  public before(answer: Handler): Handler {
    return async (exchange) => {
      const { request } = exchange;
      if (!request.target.startsWith(PATH)) return answer(exchange);
      try {
        this.check(request);
        const done = this.run(request.method, request.target.slice(PATH.length), request.body);
        await this.world.settled();
        return reply(200, done);
      } catch (error) {
        return refusal(error);
      }
    };
  }

  /** A page that some browser shows can send requests here, under a name that it has pointed at this machine too. */
  private check({ headers: { host = '', authorization = '', ...headers } }: HttpRequest): void {
    const fromPage = headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
    if (fromPage || !/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) throw new Refusal(403, 'web pages have no access');
    if (!timingSafeEqual(digest(authorization), digest(`Bearer ${this.token}`))) {
      throw new Refusal(
        403,
        'send the header `Authorization: Bearer <token>` with the token that the emulator printed',
      );
    }
  }

  private run(method: string, path: string, body: Buffer): object {
    const [, faultId] = /^faults\/(\d{1,9})$/.exec(path) ?? [];
    switch (`${method} ${faultId === undefined ? path : 'faults/'}`) {
      case 'GET accounts':
        return { accounts: this.world.accounts.all.map(({ account }) => this.summary(String(account.ownerUin))) };
      case 'POST console':
        return this.change(body);
      case 'GET faults':
        return { faults: this.faults.all().map(shown) };
      case 'POST faults':
        return shown(this.faults.add(read(faultShape, body).fault));
      case 'DELETE faults':
        this.faults.clear();
        return {};
      case 'DELETE faults/':
        this.fault(Number(faultId)).remove();
        return {};
      default:
        throw new Refusal(404, `there is no such thing; what is there: ${REQUESTS.join(', ')}`);
    }
  }

  private change(body: Buffer): object {
    const { ownerUin, change, action, parameters } = read(changeShape, body);
    if ((change === undefined) === (action === undefined)) {
      throw new EmulatorError('send either a `change` in words or an `action` of CAM with its `parameters`');
    }
    const console = this.world.console(ownerUin);
    if (action !== undefined) return console.call(action, parameters);
    makeConsoleChange(console, change ?? '');
    return {};
  }

  private summary(ownerUin: string): object {
    return { ownerUin, ...this.world.console(ownerUin).summary() };
  }

  private fault(id: number): Fault {
    const fault = this.faults.all().find((one) => one.id === id);
    if (fault === undefined) throw new Refusal(404, `there is no fault \`${id}\`; \`GET ${PATH}faults\` lists them`);
    return fault;
  }
}

const REQUESTS = [
  ...['`GET /admin/faults`', '`POST /admin/faults`', '`DELETE /admin/faults`', '`DELETE /admin/faults/<id>`'],
  ...['`POST /admin/console`', '`GET /admin/accounts`'],
];

class Refusal extends Error {
  public constructor(
    public readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

function shown({ id, text: fault, hits }: Fault): object {
  return { id, fault, hits };
}

function read<T>(shape: Shape<T>, body: Buffer): T {
  return shaped(shape, { tree: parseJson(body), textual: false });
}

function refusal(error: unknown): Reply {
  if (error instanceof Refusal) return reply(error.status, { error: error.message });
  if (error instanceof EmulatorError) return reply(400, { error: error.message });
  if (error instanceof ApiError) return reply(400, { error: error.message, code: error.code });
  return reply(500, { error: `the emulator failed: ${String(error)}` });
}

function reply(status: number, body: object): Reply {
  return json(`${JSON.stringify(body)}\n`, status);
}

/** Of one length, whatever is compared. */
function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
