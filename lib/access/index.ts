export { AccountAccess, type EffectiveAccess } from './effective/account-access';
export { groupAtom } from './effective/atom';
export { type Holding } from './effective/holding';
export * from './model';
export * from './plan/read-plan';
export { type PlanSurroundings } from './plan/plan-side';
export { originsInSynth } from './synth/origins-in-synth';
export * from './synth/read-synth';
export * from './unreadable-error';
