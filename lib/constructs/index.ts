export * from './trtc-policy';
export * from './trtc-preset-policy';
export * from './trtc-principal';
