export { reviewAccess, type ReviewOptions } from './review-access';
export type * from './review';
