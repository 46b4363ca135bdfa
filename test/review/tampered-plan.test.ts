import fc from 'fast-check';
import { readPlan, UnreadableError } from '../../lib/access';
import { type Review, reviewPlan } from '../../lib/review';
import { recordedPlan, recordings } from '../access/recordings';
import { type Json, tampered, type Tampering, tamperings } from './tampering';

/** `TAMPERINGS=2000 npx jest test/review/tampered-plan` for as many of each plan. */
const RUNS = Number(process.env.TAMPERINGS ?? 25);

function reviewOf(plan: Json, accepted: readonly string[] = []): Review | 'refused' {
  try {
    return reviewPlan(readPlan(JSON.stringify(plan)), { accepted, today: '2026-11-25' });
  } catch (error) {
    if (error instanceof UnreadableError) return 'refused';
    throw error;
  }
}

/** What a gate is there for: who may gain what, and which credentials come. */
function growth(review: Review): string[] {
  return [
    ...[...review.principals, ...review.policies].map(({ kind, name, verdict }) => `${kind} ${name} ${verdict}`),
    ...review.credentials.map(({ user, event }) => `${user} ${event}`),
  ];
}

describe.each(recordings)('%s', (name) => {
  const plan = JSON.parse(recordedPlan(name)) as Json;
  const whole = reviewOf(plan) as Review;

  test('closes the gate, or is refused, whatever is wrong in one place of it', () => {
    if (whole.gate.state === 'open') return;
    fc.assert(
      fc.property(tamperings(plan), (tampering: Tampering) => {
        const review = reviewOf(tampered(plan, tampering));
        return review === 'refused' || review.gate.state === 'closed';
      }),
      { numRuns: RUNS },
    );
  });

  test('once it is accepted, lets nothing else pass for it', () => {
    if (whole.fingerprint === null) return;
    const accepted = [whole.fingerprint];
    const known = growth(whole);
    fc.assert(
      fc.property(tamperings(plan), (tampering: Tampering) => {
        const review = reviewOf(tampered(plan, tampering), accepted);
        if (review === 'refused' || review.gate.state === 'closed') return true;
        // Open for another fingerprint, it lets nothing grow that anybody would have to accept.
        return review.fingerprint !== whole.fingerprint || growth(review).every((one) => known.includes(one));
      }),
      { numRuns: RUNS },
    );
  });
});
