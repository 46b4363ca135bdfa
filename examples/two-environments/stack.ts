import { TerraformStack } from 'cdktf';
import { type ITrtcPolicy, TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser, TrtcUserGroup } from 'cdktf-trtc-access';
import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';
import { type Construct } from 'constructs';

/** What differs between the environments. */
export interface EnvironmentProps {
  /** The profile of the environment's own root account, in `~/.tccli`. */
  readonly profile: string;
  /** What developers may do there. */
  readonly developers: ITrtcPolicy;
}

/** One environment. Each has an account of its own, so the same names can be used in all of them. */
export class Environment extends TerraformStack {
  public constructor(scope: Construct, id: string, props: EnvironmentProps) {
    super(scope, id);

    new TencentcloudProvider(this, 'TencentCloud', { profile: props.profile });

    const developers = new TrtcUserGroup(this, 'Developers', {
      groupName: 'rtc-developers',
      members: [new TrtcSubUser(this, 'Frank', { userName: 'frank', consoleLogin: true })],
    });
    new TrtcPolicyBinding(this, 'Develop', { principals: [developers], policies: [props.developers] });
  }
}

/** Developers do everything in staging and look on in production. */
export function twoEnvironments(scope: Construct, id: string): void {
  new Environment(scope, `${id}-staging`, {
    profile: 'rtc-staging',
    developers: TrtcPresetPolicy.FULL_ACCESS,
  });
  new Environment(scope, `${id}-production`, {
    profile: 'rtc-production',
    developers: TrtcPresetPolicy.READONLY_ACCESS,
  });
}
