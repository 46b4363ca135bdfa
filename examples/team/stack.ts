import { TerraformStack } from 'cdktf';
import { TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser, TrtcUserGroup } from 'cdktf-trtc-access';
import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';
import { type Construct } from 'constructs';

/** A team: who operates TRTC, who only looks, and the permissions each group carries. */
export class Team extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    new TencentcloudProvider(this, 'TencentCloud');

    const carol = new TrtcSubUser(this, 'Carol', { userName: 'carol', consoleLogin: true });
    const dave = new TrtcSubUser(this, 'Dave', { userName: 'dave', consoleLogin: true });
    const bob = TrtcSubUser.fromUserName(this, 'Bob', 'bob');

    const operators = new TrtcUserGroup(this, 'Operators', { groupName: 'rtc-operators', members: [carol] });
    const support = new TrtcUserGroup(this, 'Support', { groupName: 'rtc-support', members: [bob, carol, dave] });

    new TrtcPolicyBinding(this, 'Operate', {
      principals: [operators],
      policies: [TrtcPresetPolicy.FULL_ACCESS],
      reason: 'on-call rota',
      owner: 'rtc-platform',
    });
    // Streams that are relayed to the CDN are shown by another product, CSS, whose presets spell `ReadOnly` with a capital O.
    new TrtcPolicyBinding(this, 'Look', {
      principals: [support],
      policies: [TrtcPresetPolicy.READONLY_ACCESS, TrtcPresetPolicy.fromName('QcloudLIVEReadOnlyAccess')],
      reason: 'first-level support',
      owner: 'rtc-support',
    });
  }
}
