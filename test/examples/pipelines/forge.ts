import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** One request that a forge got. */
export interface Asked {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly body: unknown;
  readonly token: string | undefined;
}

/** What a forge answers: JSON, or a status alone. */
export type Answer = object | number;

/** The API of a forge on loopback: what a test does not tell it to answer is not found. */
export class Forge {
  static async open(answer: (asked: Asked) => Answer | undefined): Promise<Forge> {
    const forge = new Forge(answer);
    await new Promise<void>((resolve) => forge.server.listen(0, '127.0.0.1', resolve));
    return forge;
  }

  readonly asked: Asked[] = [];
  private readonly server: Server;

  private constructor(answer: (asked: Asked) => Answer | undefined) {
    this.server = createServer((request, response) => {
      void read(request).then((asked) => {
        this.asked.push(asked);
        const said = answer(asked) ?? 404;
        response.writeHead(typeof said === 'number' ? said : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(typeof said === 'number' ? { message: 'no' } : said));
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What was written, as `PATCH /repos/…`. */
  get writes(): string[] {
    return this.asked
      .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/graphql'))
      .map(({ method, path }) => `${method} ${path}`);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const { authorization, 'private-token': token } = request.headers;
  return {
    method: request.method ?? '',
    path: (request.url ?? '').replace(/\?.*$/, ''),
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    token: authorization ?? (token as string | undefined),
  };
}
