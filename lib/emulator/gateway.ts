import { randomUUID } from 'node:crypto';
import { type Accounts } from './accounts';
import { type Action, shaped } from './action';
import { services } from './actions';
import { ApiError } from './api-error';
import { type ApiRequest, type HttpRequest, parseJson, readApiRequest, readParameters } from './api-request';
import { logIn, loginShape } from './login';
import { verifySignature } from './signature';

/** One request whose signature was right, and what came of it. It holds no password and no secret of a key. */
export interface AnsweredRequest {
  /** Such as `cam`. */
  readonly service: string;
  /** Such as `AttachUserPolicy`. */
  readonly action: string;
  /** Whether the action is one that changes the account. */
  readonly writes: boolean;
  readonly parameters: unknown;
  /** The API's error code; absent when the request succeeded. */
  readonly error?: string;
}

/** Such as `Password`, and the keys of a bucket in TRTC's `StorageParams`. */
const SECRET_PARAMETER = /(password|secretkey|accesskey|usersig)$/i;

/** Turns requests into answers: signature, action, parameters, and the API's shape for whatever comes out. */
export class Gateway {
  public constructor(
    private readonly accounts: Accounts,
    private readonly onRequest: (request: AnsweredRequest) => void,
  ) {}

  /** The JSON that the API would send. Whatever the request is, this does not throw. */
  public answer(http: HttpRequest): string {
    try {
      return isLogin(http) ? this.logIn(http) : rendered(this.handle(readApiRequest(http)));
    } catch (error) {
      return renderedError(error);
    }
  }

  private logIn({ body }: HttpRequest): string {
    const request = shaped(loginShape, { tree: parseJson(body), textual: false });
    return JSON.stringify(logIn(this.accounts.tryFind(request.ownerUin), request));
  }

  private handle(request: ApiRequest): object {
    const now = Math.floor(Date.now() / 1000);
    const proof = verifySignature(request, (secretId) => this.accounts.tryFindSigner(secretId), now);
    const { service, action } = route(request, proof.service);
    const { key, cloud } = proof.signer;
    cloud.account.accessKeys.use(key, now);
    const parameters = readParameters(request);
    const record = {
      ...{ service, action: action.name, writes: action.writes },
      parameters: withoutSecrets(parameters.tree),
    };
    try {
      const answer = cloud.run(service, action, key.uin, parameters);
      this.onRequest(record);
      return answer;
    } catch (error) {
      this.onRequest({ ...record, error: codeOf(error) });
      throw error;
    }
  }
}

/** The one request that is not the API's: what the console's login page sends. */
function isLogin({ method, target }: HttpRequest): boolean {
  return method === 'POST' && /^(?:http:\/\/[^/?#]*)?\/login$/i.test(target);
}

/** An error of the API, whatever it was that kept the request from being read. */
export function renderedError(error: unknown): string {
  const Message = error instanceof ApiError ? error.message : `The emulator failed: ${String(error)}`;
  return rendered({ Error: { Code: codeOf(error), Message } });
}

function rendered(fields: object): string {
  return JSON.stringify({ Response: { ...fields, RequestId: randomUUID() } });
}

function codeOf(error: unknown): string {
  return error instanceof ApiError ? error.code : 'InternalError';
}

function route(request: ApiRequest, signed: string): { service: string; action: Action } {
  const host = request.headers.host ?? '';
  const addressed = host.split('.', 1)[0] ?? '';
  const name = isOwnAddress(host) && signed === addressed ? productOf(request) : signed;
  const service = services.get(name);
  if (service === undefined) throw new ApiError('NoSuchProduct', `The product \`${name}\` is not served here.`);
  if (services.has(addressed) && addressed !== name) {
    throw new ApiError('AuthFailure.SignatureFailure', `The request to \`${addressed}\` is signed for \`${name}\`.`);
  }
  const { version, action } = request;
  if (version !== service.version) {
    throw new ApiError('NoSuchVersion', `The product \`${name}\` has no version \`${version}\` here.`);
  }
  const found = service.actions.get(action);
  if (found === undefined) throw new ApiError('InvalidAction', `The action \`${action}\` is not served here.`);
  return { service: name, action: found };
}

/** No endpoint of the cloud has a port: the client was given the emulator's address, as it is or under some name. */
function isOwnAddress(host: string): boolean {
  return /:\d+$/.test(host) && !services.has(host.split('.', 1)[0] ?? '');
}

/** An SDK that is given an address for its endpoint signs for the address's first label: the rest tells the product. */
function productOf({ version, action }: ApiRequest): string {
  const speaking = [...services].filter(([, service]) => service.version === version);
  const [name = 'cam'] = speaking.find(([, { actions }]) => actions.has(action)) ?? speaking[0] ?? [];
  return name;
}

function withoutSecrets(parameters: unknown): unknown {
  if (typeof parameters !== 'object' || parameters === null) return parameters;
  if (Array.isArray(parameters)) return parameters.map(withoutSecrets);
  const masked = Object.entries(parameters).map(([name, value]) => [
    name,
    SECRET_PARAMETER.test(name) ? '***' : withoutSecrets(value),
  ]);
  return Object.fromEntries(masked) as unknown;
}
