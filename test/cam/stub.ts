import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Cam, camSettings } from '../../lib/cam';

/** What a server answers to one request: the fields of an answer, an error of the API, or worse. */
export type Reply =
  object | { Error: { Code: string; Message: string } } | 'broken' | { status: number } | { raw: string };

/** One request, as far as tests ask. */
export interface Seen {
  readonly action: string;
  readonly secretId: string;
  readonly token: string | undefined;
  readonly parameters: Record<string, unknown>;
}

/** A server that answers requests with what a test says, one reply after the other, the last one again and again. */
export class Stub {
  public static async start(...replies: Reply[]): Promise<Stub> {
    const stub = new Stub(replies);
    stub.server.listen(0, '127.0.0.1');
    await once(stub.server, 'listening');
    return stub;
  }

  public readonly seen: Seen[] = [];
  /** How long the client meant to wait, in milliseconds. */
  public readonly pauses: number[] = [];
  private readonly server: Server;

  private constructor(private readonly replies: Reply[]) {
    this.server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        this.seen.push(seenIn(request, body));
        const reply = this.replies.length > 1 ? this.replies.shift() : this.replies[0];
        if (reply === 'broken' || reply === undefined) return void response.destroy();
        const { status = 200, raw } = reply as { status?: number; raw?: string };
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(raw ?? JSON.stringify({ Response: { ...reply, RequestId: 'req-1' } }));
      });
    });
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A client of it, which waits for nothing. */
  public cam(env: Record<string, string> = {}): Cam {
    const all = { TENCENTCLOUD_SECRET_ID: 'AKIDstub', TENCENTCLOUD_SECRET_KEY: 'stub-secret-key', ...env };
    const settings = camSettings({ env: all, readText: () => undefined, endpoint: this.url });
    return new Cam(settings, (ms) => {
      this.pauses.push(ms);
      return Promise.resolve();
    });
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function seenIn({ headers }: IncomingMessage, body: string): Seen {
  return {
    action: String(headers['x-tc-action']),
    secretId: /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1] ?? '',
    token: headers['x-tc-token'] as string | undefined,
    parameters: JSON.parse(body || '{}') as Record<string, unknown>,
  };
}
