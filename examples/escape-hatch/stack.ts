import { TerraformStack } from 'cdktf';
import { TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser } from 'cdktf-trtc-access';
import { CamMfaFlag } from 'cdktf-trtc-access/tencentcloud/cam-mfa-flag';
import { type CamUser } from 'cdktf-trtc-access/tencentcloud/cam-user';
import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';
import { type Construct } from 'constructs';

/** Constructs and hand-written resources of the provider, side by side: a user who must confirm each login with a token. */
export class EscapeHatch extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    new TencentcloudProvider(this, 'TencentCloud');

    const erin = new TrtcSubUser(this, 'Erin', { userName: 'erin', consoleLogin: true });
    new TrtcPolicyBinding(this, 'ErinReads', { principals: [erin], policies: [TrtcPresetPolicy.READONLY_ACCESS] });

    // What a construct has no property for is set on the resource that it made …
    const user = erin.node.defaultChild as CamUser;
    user.tags = { team: 'rtc' };
    user.lifecycle = { preventDestroy: true };

    // … and what has no construct is written as the resource itself.
    new CamMfaFlag(this, 'ErinMfa', {
      opUin: user.uin,
      loginFlag: { phone: 0, stoken: 1, wechat: 0 },
      actionFlag: { phone: 0, stoken: 1, wechat: 0 },
    });
  }
}
