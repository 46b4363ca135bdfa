import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type AccessKey } from './account/access-key';
import { ApiError } from './api-error';
import { type ApiRequest } from './api-request';

const ALGORITHM = 'TC3-HMAC-SHA256';
const MOST_SKEW_SECONDS = 300;

/** What an `Authorization` header claims. */
interface Claim {
  readonly secretId: string;
  readonly date: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Whoever may have signed a request. */
interface Keyholder {
  readonly key: AccessKey;
}

/** What a right signature proves. */
export interface Proof<Signer extends Keyholder> {
  readonly signer: Signer;
  readonly service: string;
}

/**
 * Checks a request's signature as the API does, with the API's codes.
 *
 * @param signerOf finds a key by its SecretId; `undefined` for a key that is unknown or disabled
 * @param now seconds since 1970
 * @see https://www.tencentcloud.com/document/product/598/32225 TC3-HMAC-SHA256
 */
export function verifySignature<Signer extends Keyholder>(
  request: ApiRequest,
  signerOf: (secretId: string) => Signer | undefined,
  now: number,
): Proof<Signer> {
  const claim = readClaim(request.headers.authorization);
  if (Math.abs(now - request.timestamp) > MOST_SKEW_SECONDS) {
    throw new ApiError(
      'AuthFailure.SignatureExpire',
      'The timestamp of the request differs from the time of the server by more than five minutes.',
    );
  }
  if (request.headers['x-tc-token'] !== undefined) {
    throw new ApiError('AuthFailure.TokenFailure', 'No temporary credentials were issued, so no token is valid.');
  }
  const signer = signerOf(claim.secretId);
  if (signer === undefined) {
    throw new ApiError('AuthFailure.SecretIdNotFound', 'The SecretId is not found, or the key is disabled.');
  }
  const right =
    claim.date === new Date(request.timestamp * 1000).toISOString().slice(0, 10) &&
    hostsOf(request).some((host) => equal(claim.signature, sign(request, claim, signer.key.secretKey, host)));
  if (!right) {
    throw new ApiError(
      'AuthFailure.SignatureFailure',
      'The provided credentials could not be validated. Please check your signature is correct.',
    );
  }
  return { signer, service: claim.service };
}

function readClaim(authorization = ''): Claim {
  const pattern =
    /^TC3-HMAC-SHA256 +Credential=([\w-]{1,128})\/(\d{4}-\d\d-\d\d)\/([a-z0-9:-]{1,64})\/tc3_request, *SignedHeaders=([a-z0-9;-]{1,1024}), *Signature=([0-9a-f]{64})$/;
  const [, secretId = '', date = '', service = '', headers = '', signature = ''] = pattern.exec(authorization) ?? [];
  const signedHeaders = headers.split(';');
  if (!['content-type', 'host'].every((needed) => signedHeaders.includes(needed))) {
    throw new ApiError(
      'AuthFailure.InvalidAuthorization',
      `The Authorization header is not of the form \`${ALGORITHM} Credential=…, SignedHeaders=content-type;host, Signature=…\`.`,
    );
  }
  return { secretId, date, service, signedHeaders, signature };
}

/** SDKs disagree on whether the port belongs to the host that they sign; at the real endpoints there is none. */
function hostsOf({ headers: { host = '' } }: ApiRequest): string[] {
  const name = host.replace(/:\d+$/, '');
  return name === host ? [host] : [host, name];
}

function sign(request: ApiRequest, claim: Claim, secretKey: string, host: string): string {
  const headers = claim.signedHeaders.map((name) => {
    const value = name === 'host' ? host : String(request.headers[name] ?? '');
    return `${name}:${value.trim().toLowerCase()}\n`;
  });
  const canonical = [
    request.method,
    '/',
    request.query,
    headers.join(''),
    claim.signedHeaders.join(';'),
    sha256(payloadOf(request)),
  ].join('\n');
  const scope = `${claim.date}/${claim.service}/tc3_request`;
  const toSign = [ALGORITHM, request.timestamp, scope, sha256(canonical)].join('\n');
  return hmac(signingKey(secretKey, claim), toSign).toString('hex');
}

/** What stands for the body in a signature. An SDK may be told not to sign bodies; it says so in a header. */
function payloadOf({ method, headers, body }: ApiRequest): string | Buffer {
  if (headers['x-tc-content-sha256'] === 'UNSIGNED-PAYLOAD') return 'UNSIGNED-PAYLOAD';
  return method === 'GET' ? '' : body;
}

const MOST_SIGNING_KEYS = 1000;

/** Signing keys are good for a day: derived once, they halve the work of a check. */
const signingKeys = new Map<string, Buffer>();

function signingKey(secretKey: string, { date, service }: Claim): Buffer {
  const name = `${secretKey}/${date}/${service}`;
  const known = signingKeys.get(name);
  if (known !== undefined) return known;
  if (signingKeys.size >= MOST_SIGNING_KEYS) signingKeys.clear();
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
  signingKeys.set(name, key);
  return key;
}

function equal(claimed: string, computed: string): boolean {
  return timingSafeEqual(Buffer.from(claimed), Buffer.from(computed));
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
