import { createHash, createHmac } from 'node:crypto';
import { connect } from 'node:net';

const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const hmac = (key, data) => createHmac('sha256', key).update(data).digest();

/** A request signed with TC3-HMAC-SHA256, as bytes: made once, so that the client costs next to nothing. */
export function signed(host, { secretId, secretKey }, service, version, action, parameters) {
  const body = JSON.stringify(parameters);
  const timestamp = Math.floor(Date.now() / 1000);
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const names = 'content-type;host';
  const canonical = `POST\n/\n\ncontent-type:application/json\nhost:${host}\n\n${names}\n${sha256(body)}`;
  const scope = `${date}/${service}/tc3_request`;
  const key = [date, service, 'tc3_request'].reduce(hmac, `TC3${secretKey}`);
  const signature = hmac(key, `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`).toString('hex');
  const head = [
    'POST / HTTP/1.1',
    `Host: ${host}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-TC-Action: ${action}`,
    `X-TC-Version: ${version}`,
    `X-TC-Timestamp: ${timestamp}`,
    'X-TC-Region: ap-guangzhou',
    `Authorization: TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** One kept connection, on which one request at a time is asked. */
export class Client {
  #socket;
  #received = Buffer.alloc(0);
  #answered;

  constructor(url) {
    const { hostname, port } = new URL(url);
    this.#socket = connect(Number(port), hostname).setNoDelay();
    this.#socket.on('data', (chunk) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
      const end = this.#received.indexOf('\r\n\r\n') + 4;
      if (end < 4) return;
      const length = Number(/content-length: (\d+)/i.exec(this.#received.toString('latin1', 0, end))[1]);
      if (this.#received.length < end + length) return;
      const body = this.#received.subarray(end, end + length);
      this.#received = Buffer.alloc(0);
      this.#answered(body);
    });
  }

  /** The answer's JSON, as bytes. */
  ask(request) {
    return new Promise((resolve) => {
      this.#answered = resolve;
      this.#socket.write(request);
    });
  }

  end() {
    this.#socket.destroy();
  }
}
