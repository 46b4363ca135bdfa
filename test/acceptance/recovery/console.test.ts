import { type Define, type Stage } from '../stage';
import { recovery, type Sees } from './recovery';
import {
  aliceReads,
  bobHolds,
  bobModerates,
  customPolicyId,
  forgetting,
  FULL_ACCESS,
  groupId,
  nothing,
  operators,
} from './stacks';

/** Applies a stack, changes something in the console, sees it in a plan, and applies the stack again. */
async function putBack(stage: Stage, sees: Sees, define: Define, change: () => void): Promise<void> {
  await stage.apply(define);
  const before = stage.cam.console.summary();
  change();
  expect(stage.cam.console.summary()).not.toEqual(before);
  sees(await stage.tryPlan(define));
  await stage.apply(define);
  expect(stage.cam.console.summary()).toEqual(before);
  expect(await stage.plan(define)).toEqual([]);
}

recovery('Somebody detached a policy that the code grants', async (stage, sees) => {
  const { console } = stage.cam;
  console.createUser('bob');
  await putBack(stage, sees, bobHolds(FULL_ACCESS), () => console.detachUserPolicy('bob', 'QcloudTRTCFullAccess'));
});

recovery('Somebody attached a policy that the code does not grant', async (stage, sees) => {
  stage.cam.console.createUser('bob');
  await stage.apply(bobHolds(FULL_ACCESS));
  stage.cam.console.attachUserPolicy('bob', 'AdministratorAccess');
  sees(await stage.tryPlan(bobHolds(FULL_ACCESS)));
  expect(await stage.apply(bobHolds(FULL_ACCESS))).toEqual([]);
  expect(stage.cam.console.summary().users[0]?.policies).toContain('AdministratorAccess');
});

recovery('Somebody took a member out of a group', async (stage, sees) => {
  const { console } = stage.cam;
  for (const name of ['bob', 'carol']) console.createUser(name);
  await putBack(stage, sees, operators('carol', 'bob'), () => {
    const { Uid } = console.call('GetUser', { Name: 'bob' });
    console.call('RemoveUserFromGroup', { Info: [{ GroupId: Number(groupId(stage)), Uid }] });
  });
});

recovery('Somebody edited a custom policy', async (stage, sees) => {
  const { console } = stage.cam;
  console.createUser('bob');
  const documentOf = (): string => {
    return console.call('GetPolicy', { PolicyId: Number(customPolicyId(stage)) }).PolicyDocument as string;
  };
  await stage.apply(bobModerates);
  const before = documentOf();
  const PolicyDocument = before.replace('trtc:DismissRoom', 'trtc:*');
  console.call('UpdatePolicy', { PolicyId: Number(customPolicyId(stage)), PolicyDocument });
  expect(documentOf()).not.toBe(before);
  sees(await stage.tryPlan(bobModerates));
  await stage.apply(bobModerates);
  expect(documentOf()).toBe(before);
});

recovery('Somebody deleted a custom policy', async (stage, sees) => {
  const { console } = stage.cam;
  console.createUser('bob');
  await putBack(stage, sees, bobModerates, () => {
    console.call('DeletePolicy', { PolicyId: [Number(customPolicyId(stage))] });
  });
});

recovery('Somebody deleted a group', async (stage, sees) => {
  const { console } = stage.cam;
  console.createUser('bob');
  await putBack(stage, sees, operators('bob'), () => {
    console.call('DeleteGroup', { GroupId: Number(groupId(stage)) });
  });
});

recovery('Somebody deleted a user', async (stage, sees) => {
  await stage.apply(aliceReads);
  stage.cam.console.deleteUser('alice');
  sees(await stage.tryPlan(aliceReads));
  sees(await stage.tryPlan(nothing));
  expect(await stage.apply(forgetting(nothing, await stage.stateList()))).toEqual([]);
  await stage.apply(aliceReads);
  expect(stage.cam.console.summary().users).toHaveLength(1);
});

recovery('Somebody deleted a user during the apply', async (stage, sees) => {
  stage.cam.faults.add('delete-user alice on cam:AttachUserPolicy');
  sees(await stage.tryApply(aliceReads));
  sees(await stage.tryPlan(aliceReads));
  await stage.apply(forgetting(nothing, await stage.stateList()));
  await stage.apply(aliceReads);
  expect(stage.cam.console.summary().users).toMatchObject([{ policies: ['QcloudTRTCReadonlyAccess'] }]);
});

recovery('Somebody detached a policy during the apply', async (stage, sees) => {
  stage.cam.console.createUser('bob');
  stage.cam.faults.add('detach bob QcloudTRTCFullAccess on cam:ListAttachedUserPolicies');
  sees(await stage.tryApply(bobHolds(FULL_ACCESS)));
  await stage.apply(bobHolds(FULL_ACCESS));
  expect(await stage.plan(bobHolds(FULL_ACCESS))).toEqual([]);
});
