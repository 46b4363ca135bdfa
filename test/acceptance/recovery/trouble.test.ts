import { type Stage } from '../stage';
import { recovery, type Sees } from './recovery';
import { aliceReads, bobHolds, FULL_ACCESS, team } from './stacks';

/** Applies while these faults are there, and again without them. */
async function applyTwice(stage: Stage, sees: Sees, ...faults: string[]): Promise<void> {
  for (const fault of faults) stage.cam.faults.add(fault);
  sees(await stage.tryApply(aliceReads));
  expect(stage.cam.faults.all().map(({ hits }) => hits > 0)).toEqual(faults.map(() => true));
  stage.cam.faults.clear();
  await stage.apply(aliceReads);
  expect(await stage.plan(aliceReads)).toEqual([]);
}

/** Applies while this fault is there, sees the tainted user, untaints it, and applies again: it is the same user still. */
async function untaint(stage: Stage, sees: Sees, fault: string): Promise<void> {
  stage.cam.faults.add(fault);
  const failed = await stage.tryApply(aliceReads);
  stage.cam.faults.clear();
  sees(failed + (await stage.tryPlan(aliceReads)));
  const { Uin } = stage.cam.console.call('GetUser', { Name: 'alice' });
  const [user = ''] = await stage.stateList();
  await stage.untaint(user);
  const made = await stage.apply(aliceReads);
  expect(made.map(({ action }) => action)).toEqual(['AttachUserPolicy']);
  expect(stage.cam.console.call('GetUser', { Name: 'alice' })).toMatchObject({ Uin });
  expect(await stage.plan(aliceReads)).toEqual([]);
}

recovery('CAM throttled each action twice', async (stage, sees) => {
  const actions = ['AddUser', 'CreateGroup', 'CreatePolicy', 'AddUserToGroup', 'AttachGroupPolicy', 'AttachUserPolicy'];
  const faults = [...actions, 'GetUser', 'GetGroup', 'GetPolicy', 'ListPolicies', 'ListUsersForGroup'].map((action) =>
    stage.cam.faults.add(`throttle on cam:${action} call 1-2`),
  );
  sees(await stage.tryApply(team));
  expect(faults.filter(({ hits }) => hits !== 2)).toEqual([]);
  expect(await stage.plan(team)).toEqual([]);
});

recovery('CAM throttled for longer than the provider waits', (stage, sees) =>
  applyTwice(stage, sees, 'throttle on cam:AddUser'),
);

recovery('Something in front of CAM sent a page with status 502', (stage, sees) =>
  applyTwice(stage, sees, 'http 502 on cam:AddUser'),
);

recovery('CAM answered 500 without an error', (stage, sees) =>
  applyTwice(stage, sees, 'http 500 json on cam:AddUser call 1-2', 'http 500 json on cam:AttachUserPolicy call 1'),
);

recovery('CAM answered `InternalError` to a creation', (stage, sees) =>
  applyTwice(stage, sees, 'http 500 InternalError on cam:AddUser'),
);

recovery('CAM answered `InternalError` right after it had created a user', (stage, sees) =>
  untaint(stage, sees, 'error InternalError on cam:GetUser'),
);

recovery('CAM showed a new user five seconds late', (stage, sees) => untaint(stage, sees, 'lag 5s on cam:GetUser'));

recovery('CAM showed new attachments five seconds late', async (stage, sees) => {
  stage.cam.console.createUser('bob');
  stage.cam.faults.add('lag 5s on cam:List*');
  sees(await stage.tryApply(bobHolds(FULL_ACCESS)));
  expect(await stage.plan(bobHolds(FULL_ACCESS))).toEqual([]);
});

recovery('CAM could not be reached', (stage, sees) => applyTwice(stage, sees, 'drop-request on cam:ListPolicies'));
