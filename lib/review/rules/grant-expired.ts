import { quoted } from '../../policy/parse/quoted';
import { isDay } from '../../access/model/day';
import { declaredGrants } from './declared-grants';
import { type Rule } from './rule';

export const grantExpired: Rule = {
  id: 'grant-expired',
  severity: 'error',
  title: 'A grant is made that has already ended',
  why: 'Nothing ends by itself on `validUntil`: what the code calls ended is granted all the same.',
  remedy: 'Remove the binding, or write a later `validUntil` if it is still needed.',
  see: 'docs/constructs/policy-binding.md',
  needs: ['today', 'declarations'],
  *check(view) {
    const { today = '' } = view;
    for (const { origin, name, attachments } of declaredGrants(view)) {
      const { validUntil: end } = origin;
      if (end === undefined || (isDay(end) && end >= today)) continue;
      const problem = isDay(end) ? `ended on ${quoted(end)}` : `ends on ${quoted(end)}, which is no day`;
      yield {
        origin,
        message: `${name} ${problem}; remove it, or write a later \`validUntil\` if it is still needed`,
        about: attachments.map((one) => [end, view.attached(one)]),
      };
    }
  },
};
