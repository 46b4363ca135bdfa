import { consoleChanges } from '../console-change';
import { EmulatorError } from '../emulator-error';
import * as effects from './effect';
import { type Effect } from './effect';

/** One way in which a call can go wrong, as it is told in words. */
export interface FaultKind {
  /** What the words after its name are. */
  readonly arguments: readonly string[];
  /** How many of them, at the end, may be left out. */
  readonly optional?: number;
  readonly summary: string;
  /** Happens at one call, unless it says at which. */
  readonly once?: boolean;
  /** Throws an `EmulatorError` on words that make no sense. */
  readonly effect: (words: readonly string[]) => Effect;
}

const kinds: Readonly<Record<string, FaultKind>> = {
  latency: {
    arguments: ['time'],
    summary: 'the answer comes late',
    effect: ([time]) => effects.latency(milliseconds(time)),
  },
  lag: {
    arguments: ['time'],
    summary: 'reads show the account as it was that long ago',
    effect: ([time]) => ({ lag: milliseconds(time) }),
  },
  throttle: {
    arguments: [],
    summary: 'refused with `RequestLimitExceeded`',
    effect: () => effects.apiError('RequestLimitExceeded'),
  },
  error: {
    arguments: ['code'],
    summary: 'refused with an error of the API, such as `InternalError`',
    effect: ([code]) => effects.apiError(errorCode(code)),
  },
  http: {
    ...{ arguments: ['status', 'body'], optional: 1 },
    summary: 'HTTP 500 to 599 with a page, with `json` that holds no error, or with an error of the API',
    effect: ([status, body]) => httpError(httpStatus(status), body),
  },
  'drop-request': {
    arguments: [],
    summary: 'the connection breaks before anything is done',
    effect: () => effects.dropRequest,
  },
  'drop-answer': {
    arguments: [],
    summary: 'the connection breaks once the call is done',
    effect: () => effects.dropAnswer,
  },
  'hang-request': {
    arguments: [],
    summary: 'nothing is done and nothing answered',
    effect: () => effects.hangRequest,
  },
  'hang-answer': {
    arguments: [],
    summary: 'the call is done and never answered',
    effect: () => effects.hangAnswer,
  },
};

const changes = [...consoleChanges].map(([name, { arguments: words, summary, make }]): [string, FaultKind] => [
  name,
  {
    ...{ arguments: words, summary, once: true },
    effect: (given) => effects.change((console) => make(console, given)),
  },
]);

/** By the first word. */
export const faultKinds: ReadonlyMap<string, FaultKind> = new Map([...Object.entries(kinds), ...changes]);

function httpError(status: number, body = 'html'): Effect {
  if (body === 'html') return effects.htmlPage(status);
  return body === 'json' ? effects.emptyJson(status) : effects.apiError(errorCode(body), status);
}

function milliseconds(text = ''): number {
  const [, digits, unit] = /^(\d{1,6})(ms|s)$/.exec(text) ?? [];
  if (digits === undefined) throw new EmulatorError(`\`${text}\` is no time; write \`500ms\` or \`2s\``);
  return Number(digits) * (unit === 's' ? 1000 : 1);
}

function httpStatus(text = ''): number {
  if (!/^5\d\d$/.test(text)) throw new EmulatorError(`\`${text}\` is no status from 500 to 599`);
  return Number(text);
}

function errorCode(text = ''): string {
  if (!/^[A-Z][A-Za-z]*(\.[A-Za-z.]+)?$/.test(text)) {
    throw new EmulatorError(`\`${text}\` is no error code; write one such as \`InternalError\``);
  }
  return text;
}
