import { randomUUID } from 'node:crypto';
import { ApiError } from './api-error';

/** An answer as the API writes it. */
export function rendered(fields: object): string {
  return JSON.stringify({ Response: { ...fields, RequestId: randomUUID() } });
}

/** An error of the API, whatever it was that kept the request from being read. */
export function renderedError(error: unknown): string {
  const Message = error instanceof ApiError ? error.message : `The emulator failed: ${String(error)}`;
  return rendered({ Error: { Code: codeOf(error), Message } });
}

export function codeOf(error: unknown): string {
  return error instanceof ApiError ? error.code : 'InternalError';
}
