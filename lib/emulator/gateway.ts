import { type Accounts } from './accounts';
import { type Action, shaped } from './action';
import { services } from './actions';
import { ApiError } from './api-error';
import { type ApiRequest, type HttpRequest, parseJson, readApiRequest, readParameters } from './api-request';
import { type Exchange } from './exchange';
import { logIn, loginShape } from './login';
import { masked } from './masking';
import { codeOf, rendered, renderedError } from './rendered';
import { firstLabel, productOf } from './routing';
import { verifySignature } from './signature';

/** One request whose signature was right, and what came of it. Texts that may be secrets are masked. */
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

interface Route {
  readonly service: string;
  readonly action: Action;
}

/** Turns requests into answers: signature, action, parameters, and the API's shape for whatever comes out. */
export class Gateway {
  public constructor(
    private readonly accounts: Accounts,
    private readonly onRequest: (request: AnsweredRequest) => void,
  ) {}

  /** The JSON that the API would send. Whatever the request is, this does not throw. */
  public answer({ request, lag }: Exchange): string {
    try {
      return isLogin(request) ? this.logIn(request) : rendered(this.handle(readApiRequest(request), lag));
    } catch (error) {
      return renderedError(error);
    }
  }

  private logIn({ body }: HttpRequest): string {
    const request = shaped(loginShape, { tree: parseJson(body), textual: false });
    return JSON.stringify(logIn(this.accounts.tryFind(request.ownerUin), request));
  }

  private handle(request: ApiRequest, lag: number): object {
    const now = Math.floor(Date.now() / 1000);
    const proof = verifySignature(request, (secretId) => this.accounts.tryFindSigner(secretId), now);
    const { service, action } = route(request, proof.service);
    const { key, cloud } = proof.signer;
    cloud.account.accessKeys.use(key, now);
    const parameters = readParameters(request);
    const record = {
      ...{ service, action: action.name, writes: action.writes },
      parameters: masked(service, parameters.tree),
    };
    try {
      const answer = cloud.run(service, action, key.uin, parameters, lag);
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

function route({ headers: { host = '' }, version, action }: ApiRequest, signed: string): Route {
  const name = productOf(host, signed, version, action);
  const service = services.get(name);
  if (service === undefined) throw new ApiError('NoSuchProduct', `The product \`${name}\` is not served here.`);
  const addressed = firstLabel(host);
  if (services.has(addressed) && addressed !== name) {
    throw new ApiError('AuthFailure.SignatureFailure', `The request to \`${addressed}\` is signed for \`${name}\`.`);
  }
  if (version !== service.version) {
    throw new ApiError('NoSuchVersion', `The product \`${name}\` has no version \`${version}\` here.`);
  }
  const found = service.actions.get(action);
  if (found === undefined) throw new ApiError('InvalidAction', `The action \`${action}\` is not served here.`);
  return { service: name, action: found };
}
