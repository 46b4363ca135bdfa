import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { type CamEmulator } from 'cdktf-trtc-access/emulator';

/** A request as the documents of TC3-HMAC-SHA256 sign it, with each part open to be got wrong. */
export interface Draft {
  readonly method: string;
  readonly target: string;
  readonly query: string;
  readonly host: string;
  readonly service: string;
  readonly action: string;
  readonly version: string;
  readonly type: string;
  readonly body: string | Buffer;
  readonly secretId: string;
  readonly secretKey: string;
  readonly timestamp: number;
  /** Of the credential scope. */
  readonly date: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The key that signs. */
export type Signing = Pick<CamEmulator, 'secretId' | 'secretKey'>;

export function draft(cam: Signing, changes: Partial<Draft> = {}): Draft {
  const timestamp = changes.timestamp ?? Math.floor(Date.now() / 1000);
  return {
    ...{ method: 'POST', target: '/', query: '', host: 'cam.tencentcloudapi.com', service: 'cam' },
    ...{ action: 'ListUsers', version: '2019-01-16', type: 'application/json; charset=utf-8', body: '{}' },
    ...{ secretId: cam.secretId, secretKey: cam.secretKey },
    ...{ timestamp, date: new Date(timestamp * 1000).toISOString().slice(0, 10), headers: {} },
    ...changes,
  };
}

/** Signs content-type, host and x-tc-action. */
export function signed(of: Draft): Record<string, string> {
  const names = 'content-type;host;x-tc-action';
  const headers = `content-type:${of.type}\nhost:${of.host}\nx-tc-action:${of.action.toLowerCase()}\n`;
  const canonical = [of.method, '/', of.query, headers, names, sha256(of.body)].join('\n');
  const scope = `${of.date}/${of.service}/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', of.timestamp, scope, sha256(canonical)].join('\n');
  const key = [of.date, of.service, 'tc3_request'].reduce<string | Buffer>(hmac, `TC3${of.secretKey}`);
  const signature = hmac(key, toSign).toString('hex');
  return {
    Host: of.host,
    'Content-Type': of.type,
    'X-TC-Action': of.action,
    'X-TC-Version': of.version,
    'X-TC-Timestamp': String(of.timestamp),
    Authorization: `TC3-HMAC-SHA256 Credential=${of.secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
    ...of.headers,
  };
}

interface Answer {
  readonly Error?: { readonly Code: string; readonly Message: string };
  readonly RequestId: string;
}

/** Sends a draft, signed; resolves to the answer, which must be whole and well-formed whatever was sent. */
export function send(cam: CamEmulator, of: Draft): Promise<Answer> {
  const { hostname, port } = new URL(cam.url);
  return new Promise((resolve, reject) => {
    const options = { method: of.method, hostname, port, path: of.target, headers: signed(of), setHost: false };
    const sent = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(parse(text)));
    });
    sent.on('error', reject).end(of.body);
  });
}

/** The API's code for a signed draft; `no error` when there is none. */
export async function answeredCode(cam: CamEmulator, changes: Partial<Draft> = {}): Promise<string> {
  const { Error: error } = await send(cam, draft(cam, changes));
  return error?.Code ?? 'no error';
}

/** Sends bytes and resolves to whatever comes back until the connection ends. */
export function sendBytes(cam: CamEmulator, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(cam.url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('close', () => resolve(text)).on('error', reject);
  });
}

function parse(text: string): Answer {
  const { Response } = JSON.parse(text) as { Response: Answer };
  if (typeof Response.RequestId !== 'string') throw new Error(`no RequestId in ${text}`);
  return Response;
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
