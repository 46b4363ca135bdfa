import { type HttpRequest } from './api-request';

/** A whole answer. */
export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What a client hears: an answer, or that the connection broke before one came. */
export type Outcome = Reply | 'broken';

/** One request on its way to an answer, and what is known about it on that way. */
export class Exchange {
  /** How many milliseconds the account that it sees is behind. */
  public lag = 0;
  /** What goes wrong with it on purpose. */
  public readonly faults: string[] = [];

  public constructor(public readonly request: HttpRequest) {}
}

/** Whatever stands between HTTP and the account: the gateway, and what is put before it. Never rejects. */
export type Handler = (exchange: Exchange) => Promise<Outcome>;

/** The API answers with 200 also when it refuses. */
export function json(body: string, status = 200): Reply {
  return { status, contentType: 'application/json', body };
}
