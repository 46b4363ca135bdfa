import { TerraformStack } from 'cdktf';
import { TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser } from 'cdktf-trtc-access';
import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';
import { type Construct } from 'constructs';

/** A new sub-account that may log in to the console and do everything in TRTC. */
export class NewSubAccount extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    new TencentcloudProvider(this, 'TencentCloud');

    const alice = new TrtcSubUser(this, 'Alice', {
      userName: 'alice',
      consoleLogin: true,
      remark: 'room operations',
    });
    new TrtcPolicyBinding(this, 'AliceFullAccess', {
      principals: [alice],
      policies: [TrtcPresetPolicy.FULL_ACCESS],
      reason: 'runs the live events',
      owner: 'rtc-platform',
    });
  }
}
