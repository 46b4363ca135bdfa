import { isIPv4 } from 'node:net';
import { Token } from 'cdktf';
import { quoted } from './problems';
import { type TrtcConditions, type TrtcTag } from '../trtc-conditions';

/** `condition` as CAM writes it: an operator, a key, its values. */
export type ConditionBlock = Record<string, Record<string, string | string[]>>;

/** The condition element of a statement, in order of operator; `undefined` when there is none. */
export function conditionBlock(conditions: TrtcConditions): ConditionBlock | undefined {
  const { notBefore, notAfter, anyResourceTag, sourceIps, notSourceIps } = conditions;
  const block: ConditionBlock = {
    ...(notBefore !== undefined && { date_greater_than_equal: { 'qcs:current_time': notBefore } }),
    ...(notAfter !== undefined && { date_less_than_equal: { 'qcs:current_time': notAfter } }),
    ...(anyResourceTag && { 'for_any_value:string_equal': { 'qcs:resource_tag': anyResourceTag.map(tagText).sort() } }),
    ...(sourceIps && { ip_equal: { 'qcs:ip': [...sourceIps].sort() } }),
    ...(notSourceIps && { ip_not_equal: { 'qcs:ip': [...notSourceIps].sort() } }),
  };
  return Object.keys(block).length > 0 ? block : undefined;
}

/** What is wrong with the conditions of a statement. Tokens pass: only Terraform knows them. */
export function conditionProblems(conditions: TrtcConditions): string[] {
  const { notBefore, notAfter, anyResourceTag, sourceIps, notSourceIps } = conditions;
  return [
    ...listProblems('sourceIps', sourceIps, addressProblems),
    ...listProblems('notSourceIps', notSourceIps, addressProblems),
    ...listProblems('anyResourceTag', anyResourceTag, tagProblems),
    ...momentProblems('notBefore', notBefore),
    ...momentProblems('notAfter', notAfter),
    ...orderProblems(notBefore, notAfter),
  ];
}

function listProblems<T>(name: string, list: readonly T[] | undefined, check: (item: T) => string[]): string[] {
  if (!list) return [];
  if (Token.isUnresolved(list)) return [`\`${name}\` is a list that only Terraform knows; write its members out`];
  if (list.length === 0) return [`\`${name}\` is empty, which nothing meets; leave it out, or name one`];
  return list.flatMap(check).map((problem) => `\`${name}\`: ${problem}`);
}

function addressProblems(address: string): string[] {
  if (Token.isUnresolved(address)) return [];
  const [ip = '', bits, ...rest] = address.split('/');
  const isRange = bits === undefined || /^(?:[0-9]|[12][0-9]|3[0-2])$/.test(bits);
  if (isIPv4(ip) && isRange && rest.length === 0) return [];
  return [`${quoted(address)} is no IPv4 address or range; write it as in \`203.0.113.7\` or \`203.0.113.0/24\``];
}

function tagProblems({ key, value }: TrtcTag): string[] {
  if (key === '') return ['a tag has no key; name it'];
  // CAM joins the two with `&`.
  if (!Token.isUnresolved(key) && key.includes('&')) return [`the key ${quoted(key)} contains \`&\`; rename the tag`];
  return Token.isUnresolved(value) || value !== '' ? [] : [`the tag ${quoted(key)} has no value; give it one`];
}

function momentProblems(name: string, moment: string | undefined): string[] {
  if (moment === undefined || Token.isUnresolved(moment) || isMoment(moment)) return [];
  return [`\`${name}\` is ${quoted(moment)}; write a moment in UTC, as in \`2027-01-31T23:59:59Z\``];
}

function orderProblems(notBefore: string | undefined, notAfter: string | undefined): string[] {
  if (notBefore === undefined || notAfter === undefined) return [];
  if (!isMoment(notBefore) || !isMoment(notAfter) || notBefore <= notAfter) return [];
  return [`\`notBefore\` \`${notBefore}\` is after \`notAfter\` \`${notAfter}\`, so it never applies; swap them`];
}

function isMoment(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return false;
  // 2027-02-30 becomes 2 March rather than nothing.
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString() === text.replace('Z', '.000Z');
}

function tagText({ key, value }: TrtcTag): string {
  return `${key}&${value}`;
}
