import { ApiError } from '../api-error';
import { integer, optional } from '../shape';

/** The parameters of every action that lists page by page: the page, from 1 on, and how many rows it has. */
export const pageFields = { Page: optional(integer), Rp: optional(integer) };

const DEFAULT_ROWS = 20;
const MOST_ROWS = 200;
const MOST_PAGES = 200;

/** @see https://www.tencentcloud.com/document/api/598/33169 the limits are documented for `ListPolicies`, assumed for the others */
export function page<T>(rows: readonly T[], { Page = 1, Rp = DEFAULT_ROWS }: { Page?: number; Rp?: number }): T[] {
  if (Page < 1 || Page > MOST_PAGES || Rp < 1 || Rp > MOST_ROWS) {
    throw new ApiError('InvalidParameter.ParamError', `Page is 1 to ${MOST_PAGES} and Rp 1 to ${MOST_ROWS}.`);
  }
  return rows.slice((Page - 1) * Rp, Page * Rp);
}
