import { originsInSynth, readPlan, readSynth } from '../../../lib/access';
import { planOf } from '../plan-text';
import { oneFile, synthOf } from '../synth-files';

const trtc = {
  construct: 'TrtcPolicyBinding',
  path: 'prod/OperatorsRead',
  source: 'stacks/team.ts:12',
  reason: 'on-call rota',
  owner: 'rtc-platform',
  validUntil: '2027-01-31',
};
const attachment = (comment?: object) => ({
  resource: {
    cam_user_policy_attachment: { a: { user_name: 'bob', policy_id: '1', ...(comment && { '//': comment }) } },
  },
});
const address = 'tencentcloud_cam_user_policy_attachment.a';

test('a fact of a synth carries what the constructs note beside it', () => {
  const model = readSynth(synthOf({ prod: attachment({ metadata: { path: 'prod/OperatorsRead/Resource' }, trtc }) }));
  expect(model.accounts[0]!.attachments[0]!.origin).toEqual({ address, stack: 'prod', ...trtc });
});

test('without them, the path that CDKTF notes', () => {
  const model = readSynth(synthOf({ prod: attachment({ metadata: { path: 'prod/a' } }) }));
  expect(model.accounts[0]!.attachments[0]!.origin).toEqual({ address, stack: 'prod', path: 'prod/a' });
});

test('a plan gets them by address', () => {
  const origins = originsInSynth(synthOf({ prod: attachment({ trtc }) }));
  const text = planOf([
    { at: 'cam_user_policy_attachment.a', after: { user_name: 'bob', policy_id: '1' }, unknown: ['policy_name'] },
  ]);
  const { after } = readPlan(text, { origins, stack: 'prod' });
  expect(after.accounts[0]!.attachments[0]!.origin).toEqual({ address, stack: 'prod', ...trtc });
});

test('an address of several stacks is nobody’s, unless the stack is named', () => {
  const files = synthOf({
    dev: attachment({ trtc: { source: 'a.ts:1' } }),
    prod: attachment({ trtc: { source: 'a.ts:2' } }),
  });
  expect(originsInSynth(files).size).toBe(0);
  expect(originsInSynth(files, 'prod').get(address)).toMatchObject({ source: 'a.ts:2' });
});

test('nonsense in a comment is no origin', () => {
  const odd = [{ trtc: 7 }, { trtc: { source: {} } }, [], 'x', { metadata: [] }];
  for (const comment of odd) {
    const model = readSynth(oneFile(attachment(comment as object)));
    expect(model.accounts[0]!.attachments[0]!.origin).toEqual({ address });
  }
});
