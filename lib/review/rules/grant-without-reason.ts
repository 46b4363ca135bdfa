import { declaredGrants } from './declared-grants';
import { type Rule } from './rule';

export const grantWithoutReason: Rule = {
  id: 'grant-without-reason',
  severity: 'warning',
  title: 'A grant says no reason',
  why: 'A year later nobody knows whether it is still needed, and so it stays.',
  remedy: 'Write `reason` on the binding.',
  see: 'docs/constructs/policy-binding.md',
  needs: ['declarations'],
  *check(view) {
    for (const { origin, name, attachments } of declaredGrants(view)) {
      if (origin.reason !== undefined) continue;
      const message = `${name} says no reason; write \`reason\` on the binding`;
      yield { origin, message, about: attachments.map((one) => view.attached(one)) };
    }
  },
};
