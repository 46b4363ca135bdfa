import { person } from '../../credentials/pgp/people';
import { type Stage } from '../stage';
import { recovery } from './recovery';
import {
  aliceReads,
  bobHasKey,
  bobHolds,
  customPolicyId,
  deleteUnknownKey,
  forgetting,
  FULL_ACCESS,
  groupId,
  importing,
  nothing,
  operators,
  READONLY_ACCESS,
  team,
} from './stacks';

/** Loses the next answer to each of these actions; returns how many have been lost. */
function lose({ cam }: Stage, ...actions: string[]): () => number {
  const faults = actions.map((action) => cam.faults.add(`drop-answer on ${action} call 1`));
  return () => faults.filter(({ hits }) => hits === 1).length;
}

recovery('The answer to a creation was lost', async (stage, sees) => {
  lose(stage, 'cam:AddUser', 'cam:CreateGroup', 'cam:CreatePolicy');
  sees(await stage.tryApply(team));
  sees(await stage.tryApply(team));
  await stage.apply(
    importing(team, {
      tencentcloud_cam_user: 'alice',
      tencentcloud_cam_group: groupId(stage),
      tencentcloud_cam_policy: customPolicyId(stage),
    }),
  );
  expect(await stage.plan(team)).toEqual([]);
});

recovery('The answer to the creation of an access key was lost', async (stage, sees) => {
  const { publicKey } = await person({ date: new Date(Date.now() - 60_000) });
  lose(stage, 'cam:CreateAccessKey');
  sees(await stage.tryApply(bobHasKey(publicKey)));
  deleteUnknownKey(stage);
  expect(await stage.plan(bobHasKey(publicKey))).toEqual([]);
});

recovery('The answer to an attachment or a new membership was lost', async (stage, sees) => {
  stage.cam.console.createUser('bob');
  const lost = lose(stage, 'cam:AddUserToGroup', 'cam:AttachGroupPolicy', 'cam:AttachUserPolicy');
  sees(await stage.tryApply(operators('bob')));
  sees(await stage.tryApply(bobHolds(FULL_ACCESS)));
  expect(lost()).toBe(3);
  expect(await stage.plan(bobHolds(FULL_ACCESS))).toEqual([]);
});

recovery('The answer to a detachment was lost', async (stage, sees) => {
  stage.cam.console.createUser('bob');
  await stage.apply(bobHolds(FULL_ACCESS, READONLY_ACCESS));
  lose(stage, 'cam:DetachUserPolicy');
  sees(await stage.tryApply(bobHolds(READONLY_ACCESS)));
  await stage.apply(bobHolds(READONLY_ACCESS));
  expect(await stage.plan(bobHolds(READONLY_ACCESS))).toEqual([]);
});

recovery('The answer to the deletion of a user was lost', async (stage, sees) => {
  await stage.apply(aliceReads);
  lose(stage, 'cam:DeleteUser');
  sees(await stage.tryApply(nothing));
  sees(await stage.tryPlan(nothing));
  await stage.apply(forgetting(nothing, await stage.stateList()));
  expect(await stage.plan(nothing)).toEqual([]);
});

recovery('Each read lost its answer once', async (stage, sees) => {
  const reads = ['GetUser', 'GetGroup', 'GetPolicy', 'ListPolicies', 'ListUsersForGroup'];
  const lost = lose(
    stage,
    ...[...reads, 'ListAttachedUserPolicies', 'ListAttachedGroupPolicies'].map((action) => `cam:${action}`),
    'tag:DescribeResourceTagsByResourceIds',
  );
  sees(await stage.tryApply(team));
  expect(lost()).toBe(8);
  expect(await stage.plan(team)).toEqual([]);
});
