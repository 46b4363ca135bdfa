import { setTimeout as wait } from 'node:timers/promises';
import { ApiError } from '../api-error';
import { type CamConsole } from '../cam-console';
import { json, type Outcome } from '../exchange';
import { rendered, renderedError } from '../rendered';

/** What a fault does to a call. What it leaves out stays as it is. */
export interface Effect {
  /** How many milliseconds the account that a read sees is behind. */
  readonly lag?: number;
  /** Comes before the call is done. An outcome that it resolves to is all that happens. */
  readonly before?: (ended: AbortSignal, console: CamConsole) => Promise<Outcome> | Outcome | void;
  /** Comes once the call is done. */
  readonly after?: (outcome: Outcome, ended: AbortSignal) => Promise<Outcome> | Outcome;
}

export function latency(milliseconds: number): Effect {
  return {
    after: async (outcome, signal) => {
      await wait(milliseconds, undefined, { signal }).catch(() => undefined);
      return outcome;
    },
  };
}

/** An error of the API. It comes with 200, as most do, unless a status is given. */
export function apiError(code: string, status = 200): Effect {
  return { before: () => json(renderedError(new ApiError(code, 'A fault of the emulator.')), status) };
}

/** What something in front of the API sends when that is not well. */
export function htmlPage(status: number): Effect {
  const body = `<html><head><title>${status}</title></head><body>A fault of the emulator.</body></html>\n`;
  return { before: () => ({ status, contentType: 'text/html', body }) };
}

/** An answer of the API's form that holds no error, although its status says that there is one. */
export function emptyJson(status: number): Effect {
  return { before: () => json(rendered({}), status) };
}

export const dropRequest: Effect = { before: () => 'broken' };

export const dropAnswer: Effect = { after: () => 'broken' };

export const hangRequest: Effect = { before: (ended) => broken(ended) };

export const hangAnswer: Effect = { after: (_outcome, ended) => broken(ended) };

/** Somebody changes things in the console. Whoever calls hears when that can't be done. */
export function change(make: (console: CamConsole) => void): Effect {
  return {
    before: (_ended, console) => {
      try {
        return make(console);
      } catch (error) {
        const why = `A fault of the emulator can't be done: ${(error as Error).message}`;
        return json(renderedError(new ApiError('InternalError', why)), 500);
      }
    },
  };
}

/** Never answers, and breaks the connection in the end. */
function broken(ended: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    if (ended.aborted) resolve('broken');
    ended.addEventListener('abort', () => resolve('broken'), { once: true });
  });
}
