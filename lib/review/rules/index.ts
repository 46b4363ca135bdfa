export { rules } from './all';
export { findingsOf } from './findings';
export { type Need, type Rule, type Violation } from './rule';
export { type AccountView } from './account-view';
