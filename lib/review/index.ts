export { type GateKind, gateKinds } from './gate';
export { reviewAccess, type ReviewOptions } from './review-access';
export { reviewPlan } from './review-plan';
export { reviewSynths } from './review-synths';
export type * from './review';
export { type AccountView, type Need, type Rule, rules, type Violation } from './rules';
