import { person } from '../../credentials/pgp/people';
import { type Define, type Stage } from '../stage';
import { recovery } from './recovery';
import {
  aliceReads,
  bobHasKey,
  bobHolds,
  bobModerates,
  customPolicyId,
  deleteUnknownKey,
  forgetting,
  FULL_ACCESS,
  groupId,
  importing,
  nothing,
  operators,
  READONLY_ACCESS,
} from './stacks';

/** Kills an apply right after CAM has done the action, whose answer nobody hears. */
async function killAfter(stage: Stage, action: string, define: Define): Promise<void> {
  const fault = stage.cam.faults.add(`hang-answer on cam:${action}`);
  await stage.applyUntil(fault, define);
  expect(fault.hits).toBeGreaterThan(0);
}

recovery('Terraform was killed while CAM created a user', async (stage, sees) => {
  await killAfter(stage, 'AddUser', aliceReads);
  sees(await stage.tryApply(aliceReads));
  await stage.apply(importing(aliceReads, { tencentcloud_cam_user: 'alice' }));
  expect(await stage.plan(aliceReads)).toEqual([]);
});

recovery('Terraform was killed while CAM created a group', async (stage, sees) => {
  await killAfter(stage, 'CreateGroup', operators());
  sees(await stage.tryApply(operators()));
  await stage.apply(importing(operators(), { tencentcloud_cam_group: groupId(stage) }));
  expect(await stage.plan(operators())).toEqual([]);
});

recovery('Terraform was killed while CAM created a custom policy', async (stage, sees) => {
  stage.cam.console.createUser('bob');
  await killAfter(stage, 'CreatePolicy', bobModerates);
  sees(await stage.tryApply(bobModerates));
  await stage.apply(importing(bobModerates, { tencentcloud_cam_policy: customPolicyId(stage) }));
  expect(await stage.plan(bobModerates)).toEqual([]);
});

recovery('Terraform was killed while CAM attached a policy or added a member', async (stage, sees) => {
  stage.cam.console.createUser('bob');
  await killAfter(stage, 'AddUserToGroup', operators('bob'));
  await killAfter(stage, 'AttachGroupPolicy', operators('bob'));
  sees(await stage.tryApply(operators('bob')));
  expect(await stage.plan(operators('bob'))).toEqual([]);

  await stage.destroy();
  await killAfter(stage, 'AttachUserPolicy', bobHolds(FULL_ACCESS));
  sees(await stage.tryApply(bobHolds(FULL_ACCESS)));
  expect(await stage.plan(bobHolds(FULL_ACCESS))).toEqual([]);
});

recovery('Terraform was killed while CAM created an access key', async (stage, sees) => {
  const { publicKey } = await person({ date: new Date(Date.now() - 60_000) });
  await killAfter(stage, 'CreateAccessKey', bobHasKey(publicKey));
  sees(await stage.tryApply(bobHasKey(publicKey)));
  deleteUnknownKey(stage);
  expect(await stage.plan(bobHasKey(publicKey))).toEqual([]);
});

recovery('Terraform was killed while CAM detached a policy or removed a member', async (stage, sees) => {
  for (const name of ['bob', 'carol']) stage.cam.console.createUser(name);
  await stage.apply(bobHolds(FULL_ACCESS, READONLY_ACCESS));
  await killAfter(stage, 'DetachUserPolicy', bobHolds(READONLY_ACCESS));
  sees(await stage.tryApply(bobHolds(READONLY_ACCESS)));
  expect(stage.cam.console.summary().users[0]?.policies).toEqual(['QcloudTRTCReadonlyAccess']);
  expect(await stage.plan(bobHolds(READONLY_ACCESS))).toEqual([]);

  await stage.apply(operators('bob', 'carol'));
  await killAfter(stage, 'RemoveUserFromGroup', operators('carol'));
  sees(await stage.tryApply(operators('carol')));
  expect(stage.cam.console.summary().groups[0]?.members).toEqual(['carol']);
});

recovery('Terraform was killed while CAM deleted a user', async (stage, sees) => {
  await stage.apply(aliceReads);
  await killAfter(stage, 'DeleteUser', nothing);
  sees(await stage.tryPlan(nothing));
  await stage.apply(forgetting(nothing, await stage.stateList()));
  expect(await stage.plan(nothing)).toEqual([]);
});

recovery('Terraform was killed while it only read', async (stage, sees) => {
  await stage.apply(aliceReads);
  for (const action of ['ListPolicies', 'GetUser', 'ListAttachedUserPolicies']) {
    await killAfter(stage, action, aliceReads);
  }
  sees(await stage.tryApply(aliceReads));
  expect(await stage.plan(aliceReads)).toEqual([]);
});
