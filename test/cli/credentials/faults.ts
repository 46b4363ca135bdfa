import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import promises from 'node:fs/promises';

/**
 * How a request goes wrong. `killed`: it is carried out, and the run waits for ever, which for account and disk is a run
 * that was killed.
 */
export type ApiFault = 'refused' | 'lost answer' | 'killed';

/** How a touch of the file goes wrong. */
export type FileFault = 'disk full' | 'killed';

/** How long a client of the API waits between two attempts. */
const PAUSES = new Set([500, 1000, 2000, 4000, 8000]);

/** Has nothing waited for between two attempts, until mocks are restored. */
export function skipPauses(): void {
  const { setTimeout: real } = globalThis;
  jest
    .spyOn(globalThis, 'setTimeout')
    .mockImplementation(((run: () => void, ms: number, ...args: []) =>
      real(run, PAUSES.has(ms) ? 0 : ms, ...args)) as typeof setTimeout);
}

/** Stands between the command and an emulator, and lets one request go wrong, each time it is sent. */
export class FaultyWay {
  public static async to(url: string, fault?: { at: number; kind: ApiFault }): Promise<FaultyWay> {
    const way = new FaultyWay(url, fault);
    way.server.listen(0, '127.0.0.1');
    await once(way.server, 'listening');
    return way;
  }

  public readonly actions: string[] = [];
  /** Resolves when a run is as good as killed. */
  public readonly frozen: Promise<'frozen'>;
  private readonly server: Server;
  private freeze: () => void = () => undefined;
  private failing: string | undefined;

  private constructor(
    private readonly url: string,
    private readonly fault: { at: number; kind: ApiFault } | undefined,
  ) {
    this.frozen = new Promise((resolve) => (this.freeze = () => resolve('frozen')));
    this.server = createServer((request, response) => void this.pass(request, response));
  }

  public get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray());
    const action = String(request.headers['x-tc-action']);
    const isRepeated = action === this.failing;
    if (!isRepeated) this.actions.push(action);
    const hit = isRepeated || this.actions.length - 1 === this.fault?.at;
    const kind = hit ? this.fault?.kind : undefined;
    if (kind === 'refused') {
      const Error = { Code: 'AuthFailure.UnauthorizedOperation', Message: 'Not now.' };
      return void response.end(JSON.stringify({ Response: { Error, RequestId: 'r' } }));
    }
    const answer = await this.forward(request, body);
    if (kind === 'killed') return this.freeze();
    if (kind === 'lost answer') {
      this.failing = action;
      return void response.destroy();
    }
    response.end(answer);
  }

  /** The signature is of the host that the client means, so it goes along. */
  private async forward(request: IncomingMessage, body: Buffer): Promise<string> {
    const { request: send } = await import('node:http');
    const { method, headers, url } = request;
    const sent = send(this.url, { method, headers, path: url });
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    return Buffer.concat(await answer.toArray()).toString();
  }
}

/** Lets one touch of a path go wrong. Every touch of it counts: to open, write, sync, cut, close and remove it. */
export class FaultyDisk {
  public readonly touches: string[] = [];
  public readonly frozen: Promise<'frozen'>;
  private freeze: () => void = () => undefined;
  private readonly closing: (() => Promise<void>)[] = [];

  public constructor(private readonly fault?: { at: number; kind: FileFault }) {
    this.frozen = new Promise((resolve) => (this.freeze = () => resolve('frozen')));
    const { open, unlink } = promises;
    jest.spyOn(promises, 'open').mockImplementation(async (...args) => {
      const handle = await this.touch(`open ${args[1]}`, () => open(...args));
      this.closing.push(handle.close.bind(handle));
      for (const name of ['write', 'sync', 'truncate', 'close'] as const) {
        const real = handle[name].bind(handle) as (...args: unknown[]) => Promise<unknown>;
        Object.assign(handle, { [name]: (...words: unknown[]) => this.touch(name, () => real(...words)) });
      }
      return handle;
    });
    jest.spyOn(promises, 'unlink').mockImplementation((path) => this.touch('unlink', () => unlink(path)));
  }

  /** Ends what a run that was as good as killed left open. */
  public async close(): Promise<void> {
    jest.restoreAllMocks();
    for (const close of this.closing) await close().catch(() => undefined);
  }

  private async touch<T>(name: string, real: () => Promise<T>): Promise<T> {
    this.touches.push(name);
    const kind = this.touches.length - 1 === this.fault?.at ? this.fault.kind : undefined;
    if (kind === 'disk full') throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    if (kind === undefined) return real();
    if (kind === 'killed') await real().catch(() => undefined);
    this.freeze();
    return new Promise(() => undefined);
  }
}
