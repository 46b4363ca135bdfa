import { TerraformStack } from 'cdktf';
import { TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser } from 'cdktf-trtc-access';
import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';
import { type Construct } from 'constructs';

/** A sub-account that somebody else manages is granted read access. Deleting the binding revokes it and leaves the rest alone. */
export class ExistingSubAccount extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    new TencentcloudProvider(this, 'TencentCloud');

    new TrtcPolicyBinding(this, 'BobReads', {
      principals: [TrtcSubUser.fromUserName(this, 'Bob', 'bob')],
      policies: [TrtcPresetPolicy.READONLY_ACCESS],
      reason: 'reads the quality dashboards',
      owner: 'rtc-platform',
      validUntil: '2027-12-31',
    });
  }
}
