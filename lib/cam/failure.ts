import { quoted, visible } from '../policy/parse/quoted';
import { CamError } from './cam-error';
import { type Parameters } from './parameters';
import { type Credential } from './credential';
import { withoutSecrets } from './secrets';

/** What the SDK throws. `code` is there when the API answered. */
interface SdkFailure {
  readonly message?: string;
  readonly code?: string;
  readonly requestId?: string;
  readonly httpCode?: number;
}

/** What a person would say of a connection that failed. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers at its address',
  ENOTFOUND: 'its name is unknown; check TENCENTCLOUD_DOMAIN and the proxy',
  EAI_AGAIN: 'its name could not be looked up; check the network',
  ECONNRESET: 'the connection broke',
  ETIMEDOUT: 'it did not answer in time',
};

/** The error of a request, from what the SDK threw. */
export function failureOf(error: unknown, request: string, parameters: Parameters, credential: Credential): CamError {
  const { message = '', code, requestId, httpCode } = error as SdkFailure;
  if (code === undefined) return withoutAnswer(message, request, httpCode);
  const said = visible(withoutSecrets(message, parameters, credential)).replace(/\.$/, '');
  const sentence = said.charAt(0).toLowerCase() + said.slice(1);
  const id = requestId ? `, request ${quoted(requestId)}` : '';
  // What failed inside CAM may have happened all the same.
  const done = /^InternalError\b/.test(code) ? 'unknown' : 'no';
  return new CamError(`${request}: ${sentence} (${quoted(code)}${id})`, code, done);
}

/** Of a message that is not the API's only what is known is repeated: it may quote an answer with a secret in it. */
function withoutAnswer(message: string, request: string, httpCode: number | undefined): CamError {
  if (httpCode !== undefined) {
    return new CamError(
      `${request}: HTTP status ${httpCode} instead of an answer`,
      'ClientError.HttpStatus',
      'unknown',
    );
  }
  const [known] = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ECONNRESET|ETIMEDOUT)\b/.exec(message) ?? [];
  const timeout = /timeout/i.test(message) ? 'ETIMEDOUT' : undefined;
  const certificate = /certificate/i.test(message) ? 'its certificate is not trusted' : undefined;
  const json = /json/i.test(message) ? 'what came is no answer of the API' : undefined;
  const reason = REASONS[known ?? timeout ?? ''] ?? certificate ?? json ?? 'there was no answer';
  const never = known === 'ECONNREFUSED' || known === 'ENOTFOUND' || known === 'EAI_AGAIN';
  return new CamError(`${request}: ${reason}`, 'ClientError.Network', never ? 'no' : 'unknown');
}

/** Whether it was refused for coming too soon after others. */
export function isThrottled({ code }: CamError): boolean {
  return /^RequestLimitExceeded\b/.test(code);
}
