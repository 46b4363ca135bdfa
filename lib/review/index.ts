export { gateKinds } from './gate';
export { reviewAccess, type ReviewOptions } from './review-access';
export { reviewPlan } from './review-plan';
export { reviewSynths } from './review-synths';
export type * from './review';
export { type AccountView, type Need, type Rule, rules, type Violation } from './rules';

// The readers, and the models that they give: whoever reviews needs both.
export {
  type AccessKey,
  type AccessModel,
  type Account,
  AccountAccess,
  type Acknowledgement,
  addPins,
  type Attachment,
  type Boundary,
  type Coverage as ModelCoverage,
  type Credential,
  type EffectiveAccess,
  type Fact,
  type Forgotten,
  type Group,
  type Holding as EffectiveHolding,
  type InitialKey,
  isUnknown,
  keepForgotten,
  type Membership,
  type NotUnderstood,
  type Origin,
  originsInSynth,
  type OrUnknown,
  type Password,
  pinHash,
  type PlanAccess,
  type PlanSurroundings,
  type Policy,
  type PolicyText,
  type PresetCopy,
  type PresetPin,
  PresetPins,
  type PrincipalKind,
  readPlan,
  readSynth,
  type Role,
  type SecondFactor,
  type Unknown,
  type UnknownReason,
  UnreadableError,
  type User,
  withPins,
} from '../access';
