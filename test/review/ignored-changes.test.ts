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
