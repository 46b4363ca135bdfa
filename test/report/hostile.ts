import fc from 'fast-check';
import { type Review } from '../../lib/review/review';
import { everything } from './review';

const FRAGMENTS = [
  '`',
  '``',
  '|',
  '<img src=x onerror=alert(1)>',
  '</script>',
  '</details>',
  '<!--',
  '-->',
  '@team',
  'https://evil.example',
  'www.evil.example',
  '[a](https://evil.example)',
  '![a](b)',
  '\n',
  '\r\n',
  '# title',
  '**b**',
  '_i_',
  '\u001B[31m',
  '\u202E',
  '\u200B',
  '\uFEFF',
  '\uD800',
  '"',
  "'",
  '&amp;',
  '&',
  '\\',
  '~~s~~',
  '$x$',
  '#1',
  'GH-12',
  'deadbeef1',
  'team/repo#7',
  'x@evil.example',
  'mailto:x@evil.example',
  ':warning:',
  '&lt;b&gt;',
  '\u2066',
  '\t',
  ' ',
  'a',
  '\u0000',
  '- ',
  '1. ',
  '{"a":1}',
];

/** Text as an attacker would put it into a name, a remark or an address. */
export const hostile = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'grapheme', maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');

/** A review in which every text that comes from elsewhere is `text`. */
export function poisoned(text: string): Review {
  const own = new Set([
    'schema',
    'mode',
    'verdict',
    'state',
    'kind',
    'change',
    'event',
    'severity',
    'id',
    'fingerprint',
    'closedBy',
    'accepted',
    'effect',
    'until',
    'pinnedAt',
  ]);
  const poison = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((item) => poison(item, key));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poison(inner, name)]));
    }
    if (typeof value !== 'string' || own.has(key) || value === 'no-pin') return value;
    if (key === 'source') return `${text}:3`;
    return ['message', 'why', 'reasons'].includes(key) ? `the value \`${text}\` is wrong` : text;
  };
  return poison(everything()) as Review;
}
