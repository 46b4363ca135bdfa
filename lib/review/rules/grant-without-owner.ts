import { declaredGrants } from './declared-grants';
import { type Rule } from './rule';

export const grantWithoutOwner: Rule = {
  id: 'grant-without-owner',
  severity: 'note',
  title: 'A grant has no owner',
  why: 'Without one nobody is asked whether it is still needed.',
  remedy: 'Write `owner` on the binding, such as a team.',
  see: 'docs/constructs/policy-binding.md',
  needs: ['declarations'],
  *check(view) {
    for (const { origin, name, attachments } of declaredGrants(view)) {
      if (origin.owner !== undefined) continue;
      const message = `${name} has no owner; write \`owner\` on the binding`;
      yield { origin, message, about: attachments.map((one) => view.attached(one)) };
    }
  },
};
