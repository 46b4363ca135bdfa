import { Token } from 'cdktf';
import { quoted } from './problems';

/** What is wrong with a `validUntil`: it is the last day that counts, as `YYYY-MM-DD`. */
export function validUntilProblems(date: string | undefined): string[] {
  if (date === undefined || Token.isUnresolved(date) || isCalendarDate(date)) return [];
  return [`validUntil ${quoted(date)} is no date; write the last day as \`YYYY-MM-DD\``];
}

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  // 2027-02-30 becomes 2 March rather than nothing.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
