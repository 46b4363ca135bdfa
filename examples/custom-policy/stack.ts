import { TerraformStack } from 'cdktf';
import { TrtcCustomPolicy, TrtcPolicyBinding, TrtcStatement, TrtcUserGroup } from 'cdktf-trtc-access';
import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';
import { type Construct } from 'constructs';

/** The applications whose rooms may be moderated. */
const LIVE_APPLICATIONS = [1400000001, 1400000002];

/** A policy of one's own, narrower than any preset: moderators may throw people out and close rooms, of live events only. */
export class CustomPolicy extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    new TencentcloudProvider(this, 'TencentCloud');

    const moderation = new TrtcCustomPolicy(this, 'Moderation', {
      policyName: 'rtc-moderation',
      description: 'throw people out and close rooms, of live events only',
      statements: [
        TrtcStatement.allow({
          actions: ['trtc:RemoveUser', 'trtc:RemoveUserByStrRoomId', 'trtc:DismissRoom', 'trtc:DismissRoomByStrRoomId'],
          applications: LIVE_APPLICATIONS,
        }),
        // Packages are of the whole account: CAM would ignore this action next to `applications`.
        TrtcStatement.allow({ actions: ['trtc:DescribeDurationPackages'] }),
      ],
    });
    new TrtcPolicyBinding(this, 'Moderate', {
      principals: [TrtcUserGroup.fromGroupName(this, 'Moderators', 'rtc-moderators')],
      policies: [moderation],
      reason: 'live events',
      owner: 'rtc-events',
    });
  }
}
