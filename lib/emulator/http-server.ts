import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Duplex } from 'node:stream';
import { ApiError } from './api-error';
import { type HttpRequest } from './api-request';
import { EmulatorError } from './emulator-error';
import { json, type Outcome } from './exchange';
import { renderedError } from './rendered';

/** @see https://cloud.tencent.com/document/product/1278/46710 10 MB for POST, 32 KB for GET */
const LIMITS = { body: 10 * 1024 * 1024, headers: 48 * 1024 };

/** How much of a body that is too long is read and thrown away, so that its sender still hears why. */
const MOST_PATIENCE = 4 * LIMITS.body;

/** Of two such headers, the one that is signed might not be the one that counts. */
const ONCE = ['host', 'authorization', 'content-type', 'x-tc-action', 'x-tc-version', 'x-tc-timestamp', 'x-tc-token'];

const STOP_WITHIN_MS = 5000;

/** Only this machine: whoever reaches the emulator is not asked who they are before their signature is read. */
const LOOPBACK = '127.0.0.1';

/** What is behind the server. */
export interface Backend {
  /** Answers a whole request. Never rejects. */
  readonly handle: (request: HttpRequest) => Promise<Outcome>;
  /** Told of what was refused because it is no such request. */
  readonly refused: (status: number, code: string) => void;
}

/** HTTP on loopback: reads whole requests and sends what comes of them. */
export class HttpServer {
  public static async start(port: number, { handle, refused }: Backend): Promise<HttpServer> {
    const server = createServer({
      maxHeaderSize: LIMITS.headers,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      requireHostHeader: false,
    });
    server.on('request', (request, response) => {
      read(request, (whole) => {
        if (whole instanceof ApiError) {
          refused(200, whole.code);
          respond(response, json(renderedError(whole)));
          return;
        }
        void handle(whole).then((outcome) => {
          // A connection that is kept alive would keep a server that stops.
          if (!server.listening) response.shouldKeepAlive = false;
          respond(response, outcome);
        });
      });
    });
    // Left to itself, Node refuses what it does not expect with no word of why.
    server.on('checkExpectation', (request, response) => server.emit('request', request, response));
    server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
      const refusal = refuseMalformed(error, socket);
      if (refusal !== undefined) refused(refusal.status, refusal.error.code);
    });
    // A tunnel leads nowhere but here: the SDK for Node.js asks for one even to speak plain http.
    server.on('connect', (_request, socket: Duplex, begun: Buffer) => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.unshift(begun);
      server.emit('connection', socket);
    });
    await listen(server, port);
    return new HttpServer(server);
  }

  private constructor(private readonly server: Server) {}

  public get url(): string {
    return `http://${LOOPBACK}:${(this.server.address() as AddressInfo).port}`;
  }

  /** Takes no new requests and returns once those under way are answered. */
  public async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    const patience = setTimeout(() => this.server.closeAllConnections(), STOP_WITHIN_MS);
    await closed;
    clearTimeout(patience);
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(
        inUse ? new EmulatorError(`port \`${port}\` can't be had (${error.code}); use 0 for any free one`) : error,
      );
    });
    server.listen(port, LOOPBACK, resolve);
  });
}

function respond(response: ServerResponse, outcome: Outcome): void {
  if (outcome === 'broken') {
    response.destroy();
    return;
  }
  const { status, contentType, body } = outcome;
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

function read(request: IncomingMessage, done: (outcome: HttpRequest | ApiError) => void): void {
  const { method = '', url = '', headers } = request;
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= LIMITS.body) chunks.push(chunk);
    else chunks.length = 0;
    if (size > MOST_PATIENCE) request.destroy();
  });
  request.on('end', () => {
    const twice = ONCE.find((name) => (request.headersDistinct[name]?.length ?? 0) > 1);
    if (twice !== undefined) done(new ApiError('InvalidParameter', `The header \`${twice}\` is given twice.`));
    else if (size <= LIMITS.body) done({ method, target: url, headers, body: Buffer.concat(chunks) });
    else done(new ApiError('RequestSizeLimitExceeded', 'The body of the request is longer than 10 MB.'));
  });
  // A sender that goes away before the end needs no answer.
  request.on('error', () => undefined);
}

interface Refusal {
  readonly status: number;
  readonly error: ApiError;
}

/** Answers where there is no response object to answer with; not to somebody who is gone. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): Refusal | undefined {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const refusal = refusalOf(error);
  const body = renderedError(refusal.error);
  socket.on('error', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
  return refusal;
}

function refusalOf({ code }: NodeJS.ErrnoException): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW') {
    const error = new ApiError('RequestSizeLimitExceeded', 'The headers of the request are longer than 48 KB.');
    return { status: 431, error };
  }
  return { status: 400, error: new ApiError('InvalidRequest', 'The request is not HTTP/1.1.') };
}
