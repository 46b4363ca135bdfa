import { Token } from 'cdktf';
import { quoted } from './problems';
import { noTextProblems } from './input-problems';

/** Why something was declared. What a user leaves out is not written. */
export interface Purpose {
  readonly reason?: string;
  readonly owner?: string;
  readonly validUntil?: string;
}

/** What is wrong with a purpose. Reports read it without Terraform, so it has to be known without Terraform. */
export function purposeProblems({ reason, owner, validUntil }: Purpose): string[] {
  return [
    ...textProblems('reason', reason),
    ...textProblems('owner', owner),
    ...textProblems('validUntil', validUntil),
    ...validUntilProblems(validUntil),
  ];
}

function textProblems(what: string, text: string | undefined): string[] {
  if (text === undefined) return [];
  const noText = noTextProblems(what, text);
  if (noText.length > 0) return noText;
  if (Token.isUnresolved(text)) return [`${what} is known to Terraform only; write it out`];
  if (text.trim() === '') return [`${what} is empty; write it, or leave it out`];
  return [];
}

function validUntilProblems(date: string | undefined): string[] {
  if (typeof date !== 'string' || date.trim() === '' || Token.isUnresolved(date) || isCalendarDate(date)) return [];
  return [`validUntil ${quoted(date)} is no date; write the last day as \`YYYY-MM-DD\``];
}

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  // 2027-02-30 becomes 2 March rather than nothing.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
