import { App, TerraformStack } from 'cdktf';
import { TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser } from 'cdktf-trtc-access';
import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';

const app = new App();
const stack = new TerraformStack(app, 'trtc');
new TencentcloudProvider(stack, 'TencentCloud');

const alice = new TrtcSubUser(stack, 'Alice', { userName: 'alice', consoleLogin: true });
const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob'); // made in the console, long ago

const operate = new TrtcPolicyBinding(stack, 'Operate', {
  principals: [alice],
  policies: [TrtcPresetPolicy.FULL_ACCESS],
  reason: 'on-call rota',
});
operate.addPrincipal(bob);
new TrtcPolicyBinding(stack, 'Look', {
  principals: [alice, bob],
  policies: [TrtcPresetPolicy.READONLY_ACCESS],
});

app.synth();
