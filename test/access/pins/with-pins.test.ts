import { AccountAccess, type AccessModel, PresetPins, readPlan, readSynth, withPins } from '../../../lib/access';
import { holdings } from '../holdings';
import { planOf } from '../plan-text';
import { oneFile, onlyAccount, type StackFile } from '../synth-files';
import { FULL, pinsText, READ } from './pins';

const pins = PresetPins.parse(pinsText(FULL, READ));
const held = (model: AccessModel) => holdings(onlyAccount(withPins(model, pins)));

const bob = (policyId: string, more: StackFile = {}): AccessModel =>
  readSynth(
    oneFile({
      ...more,
      resource: { cam_user_policy_attachment: { a: { user_name: 'bob', policy_id: policyId } }, ...more.resource },
    }),
  );
const lookup = (name: string, scope = 'QCS'): StackFile => ({ data: { cam_policies: { p: { name, scope } } } });
const FOUND = '${data.tencentcloud_cam_policies.p.policy_list[0].policy_id}';

test('a synth shows what a preset that is looked up by name allows', () => {
  expect(held(bob(FOUND, lookup('QcloudTRTCFullAccess')))).toEqual({ 'user:bob': ['trtc:*'] });
});

test('and one that is named by its id alone', () => {
  expect(held(bob('12'))).toEqual({ 'user:bob': ['trtc:Describe*'] });
});

test('by name and by id it is one policy', () => {
  const both = bob(FOUND, {
    ...lookup('QcloudTRTCFullAccess'),
    resource: { cam_user_policy_attachment: { b: { user_name: 'eve', policy_id: '11' }, a: { user_name: 'bob', policy_id: FOUND } } },
  }); // prettier-ignore
  const account = onlyAccount(withPins(both, pins));
  expect(account.policies.map(({ key }) => key)).toEqual(['preset:QcloudTRTCFullAccess']);
  expect(account.attachments.map(({ policy }) => policy)).toEqual(Array(2).fill('preset:QcloudTRTCFullAccess'));
  expect(new AccountAccess(account).all()).toHaveLength(2);
});

test('a boundary by id gets its document', () => {
  const model = readSynth(
    oneFile({ resource: { cam_user_permission_boundary_attachment: { b: { target_uin: 7, policy_id: '12' } } } }),
  );
  expect(held(model)).toEqual({ 'user-uin:7': ['within trtc:Describe*'] });
});

test('a plan does on both sides', () => {
  const attachment = { user_name: 'bob', policy_id: '11', policy_name: 'QcloudTRTCFullAccess', policy_type: 'QCS' };
  const plan = readPlan(planOf([{ at: 'cam_user_policy_attachment.a', before: attachment, after: attachment }]));
  expect([plan.before, plan.after].map(held)).toEqual(Array(2).fill({ 'user:bob': ['trtc:*'] }));
});

test('a custom policy of the same name is not the preset', () => {
  const unpinned = holdings(onlyAccount(bob(FOUND, lookup('QcloudTRTCFullAccess', 'Local'))));
  expect(held(bob(FOUND, lookup('QcloudTRTCFullAccess', 'Local')))).toEqual(unpinned);
});

test('a preset that has another id than its pin stays unknown', () => {
  const attachment = { user_name: 'bob', policy_id: '99', policy_name: 'QcloudTRTCFullAccess', policy_type: 'QCS' };
  const plan = readPlan(planOf([{ at: 'cam_user_policy_attachment.a', before: attachment, after: attachment }]));
  expect(held(plan.after)).toEqual({ 'user:bob': ['QcloudTRTCFullAccess'] });
  expect(onlyAccount(withPins(plan.after, pins)).policies[0]?.document).toMatchObject({
    unknown: { expression: 'its pin is for the id `11`, and here its id is `99`' },
  });
});

test('what comes on a condition stays uncertain', () => {
  const model = bob(FOUND, {
    ...lookup('QcloudTRTCFullAccess'),
    resource: { cam_user_policy_attachment: { a: { user_name: 'bob', policy_id: FOUND, count: '${var.on}' } } },
  });
  expect(held(model)).toEqual({ 'user:bob': [expect.stringMatching(/^QcloudTRTCFullAccess if /)] });
});

test('without pins a model is left as it is', () => {
  const model = bob('12');
  expect(withPins(model, new PresetPins())).toBe(model);
});
