export * from './closest-name';
export * from './preset-policies';
export * from './source';
export * from './trtc-action';
export * from './trtc-actions';
