import { type StackFile } from '../access/synth-files';
import { reviewOfStacks } from './changes';

/** A policy whose document Terraform leaves as it is, or not. */
function stack(action: string, ignored?: unknown): StackFile {
  const document = JSON.stringify({
    version: '2.0',
    statement: [{ effect: 'allow', action: [action], resource: ['*'] }],
  });
  const lifecycle = ignored === undefined ? {} : { lifecycle: { ignore_changes: ignored } };
  return { resource: { cam_policy: { p: { name: 'rtc', document, ...lifecycle } } } };
}

test.each([[['document']], ['all'], [['description', 'all']]])(
  'a document that Terraform leaves as it is (%j) may say anything once it no longer does',
  (ignored) => {
    const review = reviewOfStacks(stack('trtc:*', ignored), stack('trtc:*'));
    expect(review).toMatchObject({ policies: [{ name: 'rtc', verdict: 'unknown' }], gate: { state: 'closed' } });
    expect(review.fingerprint).not.toBeNull();
  },
);

test('a document that stays ignored and written as it was does not change', () => {
  expect(reviewOfStacks(stack('trtc:*', ['document']), stack('trtc:*', ['document']))).toMatchObject({
    verdict: 'none',
    gate: { state: 'open' },
  });
});

test('what else is ignored does not matter', () => {
  expect(reviewOfStacks(stack('trtc:*', ['description']), stack('trtc:*')).verdict).toBe('none');
});

describe('members that Terraform leaves as they are', () => {
  const members = (user_names: readonly string[], ignored?: readonly string[], line = 1): StackFile => ({
    resource: {
      cam_group: { g: { name: 'rtc' } },
      cam_group_membership: {
        m: {
          '//': { trtc: { path: 'stack/Members', source: `main.ts:${line}` } },
          group_id: '${tencentcloud_cam_group.g.id}',
          user_names,
          ...(ignored && { lifecycle: { ignore_changes: ignored } }),
        },
      },
    },
  });

  test('may come and go once they no longer are', () => {
    expect(reviewOfStacks(members(['ann', 'bob'], ['user_names']), members(['ann', 'bob']))).toMatchObject({
      verdict: 'none',
      coverage: { notUnderstood: [{ address: 'tencentcloud_cam_group_membership.m' }] },
      gate: { state: 'closed', closedBy: ['unread'] },
    });
  });

  test('do not change while the code stays the same', () => {
    const [one, other] = [members(['ann'], ['user_names'], 1), members(['ann'], ['user_names'], 2)];
    expect(reviewOfStacks(one, other)).toMatchObject({ verdict: 'none', gate: { state: 'open' } });
  });

  test('are one doubt when they are others than before', () => {
    const { coverage } = reviewOfStacks(members(['ann'], ['user_names']), members(['ann', 'bob'], ['user_names']));
    expect(coverage.notUnderstood).toHaveLength(1);
  });

  test('are read where something else is ignored', () => {
    expect(reviewOfStacks(members(['ann'], ['tags']), members(['ann'])).gate.state).toBe('open');
  });
});
