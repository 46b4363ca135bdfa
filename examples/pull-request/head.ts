import { App, TerraformStack } from 'cdktf';
import {
  TrtcCustomPolicy,
  TrtcFindings,
  TrtcPolicyBinding,
  TrtcPresetPolicy,
  TrtcStatement,
  TrtcSubUser,
  TrtcUserGroup,
} from 'cdktf-trtc-access';
import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';
import { type Construct } from 'constructs';

/** The same with a second event: fay takes eli's place, moderators may close rooms, a partner watches for a while. */
class Access extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    new TencentcloudProvider(this, 'TencentCloud');

    const dana = new TrtcSubUser(this, 'Dana', { userName: 'dana' });
    new TrtcSubUser(this, 'Eli', { userName: 'eli' });
    const fay = new TrtcSubUser(this, 'Fay', { userName: 'fay', consoleLogin: true });
    const moderators = new TrtcUserGroup(this, 'Moderators', { groupName: 'rtc-moderators', members: [dana, fay] });

    const moderation = new TrtcCustomPolicy(this, 'Moderation', {
      policyName: 'rtc-moderation',
      statements: [
        TrtcStatement.allow({
          actions: ['trtc:DismissRoom', 'trtc:RemoveUser', 'trtc:RemoveUserByStrRoomId'],
          applications: [1400000001, 1400000002],
        }),
      ],
    });
    new TrtcPolicyBinding(this, 'Moderate', {
      principals: [moderators],
      policies: [moderation],
      reason: 'live events',
      owner: 'rtc-events',
    });
    new TrtcPolicyBinding(this, 'Watch', {
      principals: [TrtcSubUser.fromUserName(this, 'Partner', 'partner-watch')],
      policies: [TrtcPresetPolicy.READONLY_ACCESS],
      reason: 'shows the numbers of the second event',
      owner: 'rtc-events',
      validUntil: '2027-01-31',
    });
    const breakGlass = new TrtcPolicyBinding(this, 'BreakGlass', {
      principals: [TrtcSubUser.fromUserName(this, 'OnCall', 'on-call')],
      policies: [TrtcPresetPolicy.fromName('AdministratorAccess')],
      reason: 'when all else fails',
      owner: 'rtc-platform',
    });
    TrtcFindings.of(breakGlass).acknowledge({
      finding: 'administrator-preset',
      subjects: ['bSeLpW5j1_5c', 'kUbyOggKCtMJ'],
      reason: 'one account, sealed, checked each quarter',
      owner: 'rtc-platform',
      until: '2027-01-31',
    });
  }
}

const app = new App();
new Access(app, 'access');
app.synth();
