export * from './closest-name';
export { isAllowOnlyPreset } from './inferences';
export * from './preset-policies';
export * from './quotas';
export * from './rule-ids';
export * from './source';
export * from './trtc-action';
export * from './trtc-action-name';
export * from './trtc-actions';
