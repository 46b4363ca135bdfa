const { TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser } = require('cdktf-trtc-access');
const { measure } = require('./app.js');

// One binding for all grants.
measure((stack, users, presets) => {
  new TrtcPolicyBinding(stack, 'All', {
    principals: Array.from({ length: users }, (_, i) => new TrtcSubUser(stack, `User${i}`, { userName: `user-${i}` })),
    policies: Array.from({ length: presets }, (_, i) => TrtcPresetPolicy.fromName(`QcloudBench${i}Access`)),
    reason: 'bench',
  });
});
