import fc from 'fast-check';
import { readSynth, UnreadableError } from '../../lib/access';
import { type Review, reviewSynths } from '../../lib/review';
import { synthOf } from '../access/synth-files';
import { type Json, tampered, tamperings } from './tampering';

const RUNS = Number(process.env.TAMPERINGS ?? 100);

type Files = ReadonlyMap<string, string>;

const grantTo = (user: string) => ({
  provider: { tencentcloud: { region: 'ap-guangzhou' } },
  data: { cam_policies: { p: { name: 'QcloudTRTCFullAccess', scope: 'QCS' } } },
  resource: {
    cam_user_policy_attachment: {
      a: { user_name: user, policy_id: '${data.tencentcloud_cam_policies.p.policy_list[0].policy_id}' },
    },
  },
});

/** A `cdktf.out` of two stacks, each of which gives somebody access that nobody had. */
const whole: Files = synthOf({ staging: grantTo('alice'), production: grantTo('bob') });

function reviewOf(files: Files): Review | 'refused' {
  try {
    return reviewSynths(null, readSynth(files), { today: '2026-11-25' });
  } catch (error) {
    if (error instanceof UnreadableError) return 'refused';
    throw error;
  }
}

/** Whether somebody could take a synth with something missing for all of it. */
function silentlyLess(files: Files): boolean {
  const review = reviewOf(files);
  if (review === 'refused' || review.coverage.notUnderstood.length > 0) return false;
  const gaining = review.principals.filter(({ verdict }) => verdict === 'broadened' || verdict === 'unknown');
  return review.gate.state === 'open' || gaining.length < 2;
}

test('whole, both stacks are reviewed', () => {
  const review = reviewOf(whole) as Review;
  expect(review.principals.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
    'bob broadened',
    'alice broadened',
  ]);
  expect(silentlyLess(whole)).toBe(false);
});

test.each([...whole.keys()])('without %s it never looks whole and holds less', (file) => {
  expect(silentlyLess(new Map([...whole].filter(([name]) => name !== file)))).toBe(false);
});

test('is refused when a file is cut off anywhere', () => {
  fc.assert(
    fc.property(fc.constantFrom(...whole.keys()), fc.nat(), (file, at) => {
      const text = whole.get(file)!;
      expect(reviewOf(new Map([...whole, [file, text.slice(0, at % text.length)]]))).toBe('refused');
    }),
    { numRuns: RUNS },
  );
});

test('with a manifest that is wrong in one place it never looks whole and holds less', () => {
  const manifest = JSON.parse(whole.get('manifest.json')!) as Json;
  fc.assert(
    fc.property(tamperings(manifest), (tampering) => {
      const text = JSON.stringify(tampered(manifest, tampering));
      return !silentlyLess(new Map([...whole, ['manifest.json', text]]));
    }),
    { numRuns: RUNS },
  );
});

// A synth says everything once, so a grant that is gone was not made; one that is there must be understood.
test('with a grant whose attributes hold nonsense it never looks whole and holds less', () => {
  const file = 'stacks/production/cdk.tf.json';
  const stack = JSON.parse(whole.get(file)!) as { resource: Json };
  fc.assert(
    fc.property(
      tamperings(stack.resource).filter(({ what, path }) => what !== 'gone' && path.length > 2),
      (tampering) => {
        const text = JSON.stringify({ ...stack, resource: tampered(stack.resource, tampering) });
        return !silentlyLess(new Map([...whole, [file, text]]));
      },
    ),
    { numRuns: RUNS },
  );
});
