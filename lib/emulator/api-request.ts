import { type IncomingHttpHeaders } from 'node:http';
import { type RawParameters } from './action';
import { ApiError } from './api-error';

/** One request as it came over HTTP. */
export interface HttpRequest {
  readonly method: string;
  /** Origin form (`/?Name=alice`) or, from a client that takes this server for its proxy, absolute form. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What a request asks for, by its own words: nothing in here is proven yet. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  /** As sent, still encoded, without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly action: string;
  readonly version: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
}

/** @see https://cloud.tencent.com/document/product/1278/46710 */
const MOST_QUERY = 32 * 1024;

/** Reads what the headers say; `readParameters` reads the rest, once the signature is known to be right. */
export function readApiRequest({ method, target, headers, body }: HttpRequest): ApiRequest {
  if (method !== 'GET' && method !== 'POST') {
    throw new ApiError('UnsupportedProtocol', 'Only GET and POST requests are supported.');
  }
  const timestamp = header(headers, 'X-TC-Timestamp');
  if (!/^\d{1,10}$/.test(timestamp)) {
    throw new ApiError('InvalidParameter', 'The value type of parameter `X-TC-Timestamp` is not valid.');
  }
  return {
    method,
    query: queryOf(target),
    headers,
    body,
    action: header(headers, 'X-TC-Action'),
    version: header(headers, 'X-TC-Version'),
    timestamp: Number(timestamp),
  };
}

export function readParameters({ method, query, headers, body }: ApiRequest): RawParameters {
  const type = method === 'GET' ? 'application/x-www-form-urlencoded' : 'application/json';
  const [given = ''] = (headers['content-type'] ?? '').split(';', 1);
  if (given.trim().toLowerCase() !== type) {
    throw new ApiError('UnsupportedProtocol', `A ${method} request needs the Content-Type \`${type}\`.`);
  }
  if (method === 'GET') {
    if (query.length > MOST_QUERY) {
      throw new ApiError('RequestSizeLimitExceeded', 'The query of the request is longer than 32 KB.');
    }
    return { tree: treeOf(new URLSearchParams(query)), textual: true };
  }
  if (body.length === 0) return { tree: {}, textual: false };
  return { tree: parseJson(body), textual: false };
}

function header(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name.toLowerCase()];
  if (typeof value !== 'string' || value === '') {
    throw new ApiError('MissingParameter', `The request is missing a required parameter \`${name}\`.`);
  }
  return value;
}

function queryOf(target: string): string {
  const [, path = '', query = ''] = /^(?:http:\/\/[^/?#]*)?([^?#]*)\??(.*)$/is.exec(target) ?? [];
  if (path !== '/' && path !== '') throw new ApiError('InvalidParameter', 'The path of a request is `/`.');
  return query;
}

export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ApiError('InvalidParameter', 'The body of the request is not JSON in UTF-8.');
  }
}

interface Tree {
  [name: string]: Tree | string;
}

/** `Info.0.Uid=1` spells `{ Info: { 0: { Uid: '1' } } }`. */
function treeOf(query: URLSearchParams): Tree {
  const tree = newTree();
  for (const [name, value] of query) {
    const path = name.split('.');
    const leaf = path.pop() ?? '';
    let node = tree;
    for (const key of path) {
      const child = (node[key] ??= newTree());
      if (typeof child === 'string') throw clash(name);
      node = child;
    }
    if (leaf in node) throw clash(name);
    node[leaf] = value;
  }
  return tree;
}

/** Without a prototype, because the names in it are a stranger's. */
function newTree(): Tree {
  return Object.create(null) as Tree;
}

function clash(name: string): ApiError {
  return new ApiError('InvalidParameter', `The parameter \`${name}\` is given twice.`);
}
