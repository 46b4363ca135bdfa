const { CamUser } = require('cdktf-trtc-access/tencentcloud/cam-user');
const { CamUserPolicyAttachment } = require('cdktf-trtc-access/tencentcloud/cam-user-policy-attachment');
const { DataTencentcloudCamPolicies } = require('cdktf-trtc-access/tencentcloud/data-tencentcloud-cam-policies');
const { measure } = require('./app.js');

// The same resources, written with the generated bindings alone.
measure((stack, users, presets) => {
  const policyIds = Array.from({ length: presets }, (_, i) => {
    const name = `QcloudBench${i}Access`;
    const lookup = new DataTencentcloudCamPolicies(stack, `Preset${i}`, { name, keyWord: name, scope: 'QCS' });
    return lookup.policyList.get(0).policyId;
  });
  for (let u = 0; u < users; u++) {
    const user = new CamUser(stack, `User${u}`, {
      name: `user-${u}`,
      consoleLogin: false,
      needResetPassword: true,
      forceDelete: false,
      useApi: false,
    });
    const userName = user.name;
    policyIds.forEach((policyId, p) => {
      new CamUserPolicyAttachment(stack, `Grant${u}-${p}`, { userName, policyId });
    });
  }
});
