import { quoted } from '../../policy/parse/quoted';
import { daysBetween, isDay } from '../../access/model/day';
import { declaredGrants } from './declared-grants';
import { type Rule } from './rule';

/** A year, with the day on which it was written. */
const LONGEST_DAYS = 366;

export const grantOverlong: Rule = {
  id: 'grant-overlong',
  severity: 'warning',
  title: 'A grant ends more than a year from now',
  why: 'An end that nobody now in the team will see is no end; without `validUntil` it would at least not look like one.',
  remedy: 'Write a day within a year, and extend it then.',
  see: 'docs/constructs/policy-binding.md',
  needs: ['today', 'declarations'],
  *check(view) {
    const { today = '' } = view;
    for (const { origin, name, attachments } of declaredGrants(view)) {
      const { validUntil: end } = origin;
      if (end === undefined || !isDay(end) || daysBetween(today, end) <= LONGEST_DAYS) continue;
      yield {
        origin,
        message: `${name} ends on ${quoted(end)}, more than a year from now; write a day within a year, and extend it then`,
        about: attachments.map((one) => [end, view.attached(one)]),
      };
    }
  },
};
