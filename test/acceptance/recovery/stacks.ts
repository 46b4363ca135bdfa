import { TerraformResource, type TerraformStack } from 'cdktf';
import {
  type ITrtcPolicy,
  TrtcAccessKey,
  TrtcCustomPolicy,
  TrtcPolicyBinding,
  TrtcPresetPolicy,
  TrtcStatement,
  TrtcSubUser,
  TrtcUserGroup,
} from 'cdktf-trtc-access';
import { type Define, type Stage } from '../stage';

export const { FULL_ACCESS, READONLY_ACCESS } = TrtcPresetPolicy;

export const nothing: Define = () => undefined;

/** Alice is made and may read. */
export const aliceReads: Define = (stack) => {
  const alice = new TrtcSubUser(stack, 'Alice', { userName: 'alice' });
  new TrtcPolicyBinding(stack, 'Read', { principals: [alice], policies: [READONLY_ACCESS] });
};

/** Bob, who exists already, holds these. */
export function bobHolds(...policies: ITrtcPolicy[]): Define {
  return (stack) => {
    const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
    if (policies.length > 0) new TrtcPolicyBinding(stack, 'Holds', { principals: [bob], policies });
  };
}

/** A group of Bob, who exists already, that may operate; without him it is empty. */
export function operators(...members: string[]): Define {
  return (stack) => {
    const group = new TrtcUserGroup(stack, 'Operators', {
      groupName: 'rtc-operators',
      members: members.map((name) => TrtcSubUser.fromUserName(stack, name, name)),
    });
    new TrtcPolicyBinding(stack, 'Operate', { principals: [group], policies: [FULL_ACCESS] });
  };
}

/** Bob, who exists already, may dismiss rooms by a policy that is made here. */
export const bobModerates: Define = (stack) => {
  const policy = new TrtcCustomPolicy(stack, 'Moderation', {
    policyName: 'rtc-moderation',
    statements: [TrtcStatement.allow({ actions: ['trtc:DismissRoom'], applications: [1400000001] })],
  });
  const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
  new TrtcPolicyBinding(stack, 'Moderates', { principals: [bob], policies: [policy] });
};

/** Everything at once: Alice is made and in a group that operates, and moderates by a policy that is made here. */
export const team: Define = (stack) => {
  const alice = new TrtcSubUser(stack, 'Alice', { userName: 'alice' });
  const group = new TrtcUserGroup(stack, 'Operators', { groupName: 'rtc-operators', members: [alice] });
  const policy = new TrtcCustomPolicy(stack, 'Moderation', {
    policyName: 'rtc-moderation',
    statements: [TrtcStatement.allow({ actions: ['trtc:DismissRoom'], applications: [1400000001] })],
  });
  new TrtcPolicyBinding(stack, 'Operate', { principals: [group], policies: [FULL_ACCESS] });
  new TrtcPolicyBinding(stack, 'Moderates', { principals: [alice], policies: [policy] });
};

/** A stack that imports the resources of these types, each by its id. */
export function importing(define: Define, ids: Readonly<Record<string, string>>): Define {
  return (stack: TerraformStack) => {
    define(stack);
    const resources = stack.node.findAll().filter((one) => TerraformResource.isTerraformResource(one));
    stack.addOverride(
      'import',
      resources
        .filter(({ terraformResourceType }) => ids[terraformResourceType] !== undefined)
        .map((resource) => ({
          to: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
          id: ids[resource.terraformResourceType],
        })),
    );
  };
}

/** A stack in which Terraform forgets these addresses without touching what they stand for. */
export function forgetting(define: Define, addresses: readonly string[]): Define {
  return (stack) => {
    define(stack);
    stack.addOverride(
      'removed',
      addresses.map((from) => ({ from, lifecycle: { destroy: false } })),
    );
  };
}

/** The import id of the group that somebody made. */
export function groupId({ cam }: Stage): string {
  const { GroupInfo } = cam.console.call('ListGroups') as { GroupInfo: { GroupId: number }[] };
  return String(GroupInfo[0]?.GroupId);
}

/** The import id of the custom policy that somebody made. */
export function customPolicyId({ cam }: Stage): string {
  const { List } = cam.console.call('ListPolicies', { Scope: 'Local' }) as { List: { PolicyId: number }[] };
  return String(List[0]?.PolicyId);
}

/** Bob is made, and a key for the owner of a PGP key. */
export function bobHasKey(pgpKey: string): Define {
  return (stack) => {
    const bob = new TrtcSubUser(stack, 'Bob', { userName: 'bob' });
    new TrtcAccessKey(stack, 'BobKey', { user: bob, pgpKey });
  };
}

/** Bob has two keys, one of which Terraform knows; somebody deletes the other one. */
export function deleteUnknownKey(stage: Stage): void {
  const { console } = stage.cam;
  const { Uin } = console.call('GetUser', { Name: 'bob' });
  const { AccessKeys } = console.call('ListAccessKeys', { TargetUin: Uin }) as {
    AccessKeys: { AccessKeyId: string }[];
  };
  const unknown = AccessKeys.filter(({ AccessKeyId }) => !stage.state().includes(AccessKeyId));
  expect([AccessKeys.length, unknown.length]).toEqual([2, 1]);
  console.call('DeleteAccessKey', { TargetUin: Uin, AccessKeyId: unknown[0]?.AccessKeyId });
}
