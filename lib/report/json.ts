import { type Review } from '../review/review';

/** The review as JSON, for scripts; its shape is a contract, which `schema/review-1.json` describes. */
export function jsonReport(review: Review): string {
  return `${JSON.stringify(review, null, 2)}\n`;
}
