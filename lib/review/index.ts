export { reviewAccess, type ReviewOptions } from './review-access';
export type * from './review';
export { type AccountView, type Need, type Rule, rules, type Violation } from './rules';
