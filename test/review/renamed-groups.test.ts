import { type StackFile } from '../access/synth-files';
import { reviewOfPlan, reviewOfStacks } from './changes';

const PRESET = 'QcloudTRTCFullAccess';
const group = (name: string, at = 'ops'): StackFile => ({
  resource: {
    cam_group: { [at]: { name } },
    cam_group_membership: { [at]: { group_id: `\${tencentcloud_cam_group.${at}.id}`, user_names: ['bob'] } },
    cam_group_policy_attachment: {
      [at]: {
        group_id: `\${tencentcloud_cam_group.${at}.id}`,
        policy_id: '${data.tencentcloud_cam_policies.p.policy_list[0].policy_id}',
      },
    },
  },
  data: { tencentcloud_cam_policies: { p: { name: PRESET, scope: 'QCS' } } },
});

test('a group that is renamed in place keeps its members and policies: nobody gains', () => {
  const review = reviewOfStacks(group('rtc-ops'), group('rtc-operators'));
  expect(review).toMatchObject({ verdict: 'none', principals: [], fingerprint: null, gate: { state: 'open' } });
});

test('what a renamed group gains is still a gain', () => {
  const head = group('rtc-operators');
  const attachments = {
    ...head.resource!.cam_group_policy_attachment,
    more: { group_id: '${tencentcloud_cam_group.ops.id}', policy_id: '7' },
  };
  const review = reviewOfStacks(group('rtc-ops'), {
    ...head,
    resource: { ...head.resource, cam_group_policy_attachment: attachments },
  });
  expect(review.principals.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['rtc-operators', 'broadened'],
    ['bob', 'broadened'],
  ]);
});

test('a group at another address is another group', () => {
  const review = reviewOfStacks(group('rtc-ops'), group('rtc-operators', 'operators'));
  expect(review.principals.map(({ name, change }) => [name, change])).toEqual([
    ['rtc-operators', 'added'],
    ['rtc-ops', 'removed'],
  ]);
});

test.each(['import', 'moved'])('a group that comes to the address by `%s` is another group', (block) => {
  const adopting = {
    ...group('admins'),
    [block]: [{ to: 'tencentcloud_cam_group.ops', id: '42', from: 'tencentcloud_cam_group.x' }],
  };
  const review = reviewOfStacks(group('rtc-ops'), adopting);
  expect(review.principals.find(({ name }) => name === 'admins')).toMatchObject({ verdict: 'broadened' });
});

test('in a plan the id tells: a group that is replaced is another group', () => {
  const attachment = {
    at: 'cam_group_policy_attachment.a',
    expressions: { group_id: { constant_value: '${tencentcloud_cam_group.g.id}' } },
  };
  const before = { group_id: '7', policy_id: '9', policy_name: PRESET, policy_type: 'QCS' };
  const kept = reviewOfPlan([
    { at: 'cam_group.g', before: { id: '7', name: 'ops' }, after: { id: '7', name: 'operators' } },
    { ...attachment, before, after: before },
  ]);
  expect(kept.verdict).toBe('none');
  const replaced = reviewOfPlan([
    {
      at: 'cam_group.g',
      before: { id: '7', name: 'ops' },
      after: { name: 'operators' },
      unknown: ['id'],
      actions: ['delete', 'create'],
    },
    {
      ...attachment,
      before,
      after: { ...before, group_id: undefined },
      unknown: ['group_id'],
      actions: ['delete', 'create'],
    },
  ]);
  expect(replaced.principals.map(({ name, change }) => [name, change])).toEqual([
    ['operators', 'added'],
    ['ops', 'removed'],
  ]);
});
