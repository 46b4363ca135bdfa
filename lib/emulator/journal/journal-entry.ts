import { readApiRequest, readParameters, parseJson, type HttpRequest } from '../api-request';
import { type Exchange, type Outcome, type Reply } from '../exchange';
import { masked } from '../masking';
import { tryNameCall } from '../routing';

/** One request and what came of it, without secrets. What a request does not tell is left out. */
export interface JournalEntry {
  /** In the order in which requests came; lines stand in the order in which they were answered. */
  readonly number: number;
  readonly time: string;
  readonly milliseconds: number;
  readonly product?: string;
  readonly action?: string;
  /** Of a request that is none of the API. */
  readonly path?: string;
  /** The key that the request names, proven or not. */
  readonly secretId?: string;
  readonly parameters?: unknown;
  /** What went wrong on purpose, as it was written. */
  readonly faults?: readonly string[];
  /** The client got no answer: the connection broke. */
  readonly broken?: true;
  readonly status?: number;
  /** The API's error code. */
  readonly error?: string;
  readonly requestId?: string;
}

/** All that an entry says but when. */
export type Told = Omit<JournalEntry, 'number' | 'time' | 'milliseconds'>;

export function told({ request, faults }: Exchange, outcome: Outcome): Told {
  return {
    ...requestTold(request),
    ...(faults.length > 0 && { faults }),
    ...(outcome === 'broken' ? { broken: true } : answerTold(outcome)),
  };
}

function requestTold(request: HttpRequest): Told {
  const [, path = '/'] = /^(?:http:\/\/[^/?#]*)?(\/[\w/-]{0,100})(?:[?#]|$)/i.exec(request.target) ?? [];
  if (path !== '/') return { path, parameters: tryMask(path.split('/')[1] ?? '', () => parseJson(request.body)) };
  const { product, action } = tryNameCall(request) ?? {};
  const [, secretId] = /Credential=([\w-]{1,128})\//.exec(request.headers.authorization ?? '') ?? [];
  const parameters = tryMask(product ?? '', () => readParameters(readApiRequest(request)).tree);
  return { product, action, secretId, parameters };
}

/** Nothing for what can't be read: what is no JSON may hold anything. */
function tryMask(product: string, read: () => unknown): unknown {
  try {
    return masked(product, read());
  } catch {
    return undefined;
  }
}

interface Answer {
  readonly Response?: { readonly Error?: { readonly Code: string }; readonly RequestId?: string };
}

function answerTold({ status, contentType, body }: Reply): Told {
  const { Response } = contentType === 'application/json' ? (JSON.parse(body) as Answer) : {};
  return { status, error: Response?.Error?.Code, requestId: Response?.RequestId };
}
