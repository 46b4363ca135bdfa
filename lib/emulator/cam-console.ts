import { PRESET, type Policy } from './account/policy';
import { type RawParameters } from './action';
import { services } from './actions';
import { type Cloud } from './cloud';
import { EmulatorError } from './emulator-error';
import { logIn, type LoginAnswer } from './login';

/** Who holds what in the account, by name. */
export interface AccountSummary {
  readonly users: readonly { readonly userName: string; readonly policies: readonly string[] }[];
  readonly groups: readonly {
    readonly groupName: string;
    readonly members: readonly string[];
    readonly policies: readonly string[];
  }[];
  readonly customPolicies: readonly string[];
}

/** What somebody does in the console, past Terraform: for rehearsals of drift. Needs no signature and leaves no request. */
export class CamConsole {
  public constructor(private readonly cloud: Cloud) {}

  /**
   * Does an action of the CAM API in the name of the account's owner.
   *
   * @returns the fields of the answer
   * @throws `ApiError` when the API would refuse
   */
  public call(action: string, parameters: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    const found = services.get('cam')?.actions.get(action);
    if (found === undefined) throw new EmulatorError(`action \`${action}\` of CAM is not served by the emulator`);
    const raw: RawParameters = { tree: parameters, textual: false };
    return this.cloud.run('cam', found, this.cloud.account.ownerUin, raw) as Record<string, unknown>;
  }

  /** Creates a sub-user who can log in and has no key. */
  public createUser(userName: string): void {
    this.call('AddUser', { Name: userName, ConsoleLogin: 1, UseApi: 0 });
  }

  /** Deletes a sub-user with its keys. */
  public deleteUser(userName: string): void {
    this.call('DeleteUser', { Name: userName, Force: 1 });
  }

  public attachUserPolicy(userName: string, policyName: string): void {
    const AttachUin = this.cloud.account.users.get(userName).uin;
    this.call('AttachUserPolicy', { AttachUin, PolicyId: this.policy(policyName).policyId });
  }

  public detachUserPolicy(userName: string, policyName: string): void {
    const DetachUin = this.cloud.account.users.get(userName).uin;
    this.call('DetachUserPolicy', { DetachUin, PolicyId: this.policy(policyName).policyId });
  }

  /**
   * Logs a sub-user in, as at the console's login page.
   *
   * @param newPassword what the user sets when a new password is due, or wants to set
   */
  public logIn(userName: string, password: string, newPassword?: string): LoginAnswer {
    return logIn(this.cloud, { userName, password, newPassword });
  }

  /** Takes a preset out of the account, as only Tencent can. */
  public withdrawPreset(policyName: string): void {
    this.cloud.change((account) => account.withdrawPreset(this.preset(policyName)));
  }

  /**
   * Has a preset allow one more action, as only Tencent can.
   *
   * @param action such as `trtc:DismissRoom`
   */
  public widenPreset(policyName: string, action: string): void {
    if (!/^([a-z0-9]+:[A-Za-z0-9*]+|\*)$/.test(action)) {
      throw new EmulatorError(`action \`${action}\`: write a product and a name, such as \`trtc:DismissRoom\``);
    }
    this.cloud.change((account, time) => account.policies.widenPreset(this.preset(policyName), action, time));
  }

  public summary(): AccountSummary {
    const { users, groups, policies } = this.cloud.account;
    const names = (holder: { attachments: readonly { policyId: number }[] }): string[] =>
      holder.attachments.map(({ policyId }) => policies.get(policyId).name);
    return {
      users: users.all().map((user) => ({ userName: user.name, policies: names(user) })),
      groups: groups.all().map((group) => ({
        groupName: group.name,
        members: group.members.map((uin) => users.getByUin(uin).name),
        policies: names(group),
      })),
      customPolicies: policies
        .all()
        .filter(({ type }) => type !== PRESET)
        .map(({ name }) => name),
    };
  }

  private policy(name: string): Policy {
    const policy = this.cloud.account.policies.all().find((one) => one.name === name);
    if (policy === undefined) throw new EmulatorError(`the account has no policy \`${name}\``);
    return policy;
  }

  private preset(name: string): Policy {
    const presets = this.cloud.account.policies.all().filter(({ type }) => type === PRESET);
    const preset = presets.find((one) => one.name === name);
    if (preset === undefined) throw new EmulatorError(`the account has no preset \`${name}\``);
    return preset;
  }
}
