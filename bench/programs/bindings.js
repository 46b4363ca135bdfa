const { TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser } = require('cdktf-trtc-access');
const { measure } = require('./app.js');

// A binding for each grant: the form with the most constructs.
measure((stack, users, presets) => {
  const policies = Array.from({ length: presets }, (_, i) => TrtcPresetPolicy.fromName(`QcloudBench${i}Access`));
  for (let u = 0; u < users; u++) {
    const user = new TrtcSubUser(stack, `User${u}`, { userName: `user-${u}` });
    policies.forEach((policy, p) => {
      new TrtcPolicyBinding(stack, `Grant${u}-${p}`, { principals: [user], policies: [policy], reason: 'bench' });
    });
  }
});
