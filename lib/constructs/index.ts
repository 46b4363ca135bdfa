export * from './trtc-conditions';
export * from './trtc-custom-policy';
export * from './trtc-policy';
export * from './trtc-preset-policy';
export * from './trtc-principal';
export * from './trtc-statement';
export * from './trtc-sub-user';
export * from './trtc-user-group';
