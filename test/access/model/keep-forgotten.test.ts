import { keepForgotten, readSynth } from '../../../lib/access';
import { allowing } from '../documents';
import { allHoldings } from '../holdings';
import { oneFile, type StackFile } from '../synth-files';

const user = { cam_user: { u: { name: 'alice', use_api: false } } };
const policy = { cam_policy: { p: { name: 'one', document: allowing('trtc:*') } } };
const attachment = {
  cam_user_policy_attachment: {
    a: { user_name: 'alice', policy_id: '${tencentcloud_cam_policy.p.id}' },
    b: { user_name: 'alice', policy_id: '2' },
  },
};
const base = readSynth(oneFile({ resource: { ...user, ...policy, ...attachment } }));

const forgetting = (from: string, lifecycle: unknown = { destroy: false }) => ({ removed: [{ from, lifecycle }] });
const held = (head: StackFile) => allHoldings(keepForgotten(base, readSynth(oneFile(head))))['user:alice'];

test('an attachment that code lets go of stays', () => {
  const head = { resource: { ...user, ...policy }, ...forgetting('tencentcloud_cam_user_policy_attachment.a') };
  expect(held(head)).toEqual(['trtc:*']);
  expect(held({ ...head, ...forgetting('tencentcloud_cam_user_policy_attachment.a', [{ destroy: false }]) })).toEqual([
    'trtc:*',
  ]);
});

test('with the policy that it gives, and says so', () => {
  const removed = ['tencentcloud_cam_policy.p', 'tencentcloud_cam_user_policy_attachment.a'].map((from) => ({
    from,
    lifecycle: { destroy: false },
  }));
  const after = keepForgotten(base, readSynth(oneFile({ removed })));
  expect(allHoldings(after)).toEqual({ 'user:alice': ['trtc:*'] });
  expect(after.accounts[0]!.policies).toMatchObject([{ declared: { origin: { forgotten: true } } }]);
  expect(after.accounts[0]!.attachments).toMatchObject([{ origin: { forgotten: true } }]);
});

test('one that is destroyed goes', () => {
  expect(held({ resource: { ...user } })).toEqual([]);
  expect(
    held({ resource: { ...user }, ...forgetting('tencentcloud_cam_user_policy_attachment.a', { destroy: true }) }),
  ).toEqual([]);
  expect(held({ resource: { ...user }, ...forgetting('tencentcloud_cam_user_policy_attachment.aa') })).toEqual([]);
});
