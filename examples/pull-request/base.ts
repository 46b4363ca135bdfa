import { App, TerraformStack } from 'cdktf';
import { TrtcCustomPolicy, TrtcPolicyBinding, TrtcStatement, TrtcSubUser, TrtcUserGroup } from 'cdktf-trtc-access';
import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';
import { type Construct } from 'constructs';

/** The moderators of one live event, as they are on the main branch. */
class Access extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    new TencentcloudProvider(this, 'TencentCloud');

    const dana = new TrtcSubUser(this, 'Dana', { userName: 'dana' });
    const eli = new TrtcSubUser(this, 'Eli', { userName: 'eli' });
    const moderators = new TrtcUserGroup(this, 'Moderators', { groupName: 'rtc-moderators', members: [dana, eli] });

    const moderation = new TrtcCustomPolicy(this, 'Moderation', {
      policyName: 'rtc-moderation',
      statements: [
        TrtcStatement.allow({
          actions: ['trtc:RemoveUser', 'trtc:RemoveUserByStrRoomId'],
          applications: [1400000001],
        }),
      ],
    });
    new TrtcPolicyBinding(this, 'Moderate', {
      principals: [moderators],
      policies: [moderation],
      reason: 'live events',
      owner: 'rtc-events',
    });
  }
}

const app = new App();
new Access(app, 'access');
app.synth();
