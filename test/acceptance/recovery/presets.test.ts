import { recovery } from './recovery';
import { aliceReads, bobHolds, READONLY_ACCESS } from './stacks';

recovery('The account lacks a preset', async (stage, sees) => {
  stage.cam.faults.add('withdraw QcloudTRTCReadonlyAccess');
  sees(await stage.tryPlan(aliceReads));
});

recovery('Tencent withdrew a preset that somebody holds', async (stage, sees) => {
  stage.cam.console.createUser('bob');
  await stage.apply(bobHolds(READONLY_ACCESS));
  stage.cam.faults.add('withdraw QcloudTRTCReadonlyAccess');
  sees(await stage.tryPlan(bobHolds(READONLY_ACCESS)));
  sees(await stage.tryDestroy());
  await stage.apply(bobHolds());
  expect(await stage.plan(bobHolds())).toEqual([]);
});

recovery('Tencent widened a preset', async (stage, sees) => {
  await stage.apply(aliceReads);
  expect(await stage.presets('pin', 'QcloudTRTCReadonlyAccess')).toMatchObject({ code: 0 });
  expect(await stage.presets('check')).toMatchObject({ code: 0 });
  stage.cam.faults.add('widen QcloudTRTCReadonlyAccess trtc:DismissRoom');
  expect(await stage.plan(aliceReads)).toEqual([]);
  const { code, output } = await stage.presets('check');
  sees(output);
  expect(code).toBe(2);
  expect(output).toContain('trtc:DismissRoom');
  expect(await stage.presets('pin')).toMatchObject({ code: 0 });
  expect(await stage.presets('check')).toMatchObject({ code: 0 });
});
