import { type Review } from '../review/review';
import { type Item, type Outline, outline, type Section } from './outline';
import { type Phrase, render } from './phrase';
import { visible } from './visible';

/** GitHub's limit for a comment, in characters. A job summary takes more, and other forges take more than this. */
const GITHUB_COMMENT = 65_536;

/** How a Markdown report is cut to size. */
export interface MarkdownOptions {
  /**
   * The longest text that may come out, in characters.
   *
   * @default 65536
   */
  readonly limit?: number;
}

/**
 * The review for a pull request: the verdict in one sentence, then who gains, then the rest, folded.
 *
 * A review that is too long for its place loses details first, then what is not grave; a gain of access is never left
 * out without its number being said.
 */
export function markdownReport(review: Review, options: MarkdownOptions = {}): string {
  const limit = options.limit ?? GITHUB_COMMENT;
  const content = outline(review);
  for (const level of LEVELS) {
    const text = page(content, level);
    if (text.length <= limit) return text;
  }
  const counts = content.sections.map(({ title, items }) => `- ${title}: ${items.length}`).join('\n');
  return `${heading(content)}\n\n${counts}\n\nThis review is too long for its place. Read it whole in another format.\n`;
}

/** How much is said of an item; what is not grave is shortened first. */
type Amount = 'all' | 'titles' | 'count';

const LEVELS: readonly { readonly grave: Amount; readonly rest: Amount }[] = [
  { grave: 'all', rest: 'all' },
  { grave: 'all', rest: 'titles' },
  { grave: 'all', rest: 'count' },
  { grave: 'titles', rest: 'count' },
];

function page(content: Outline, level: (typeof LEVELS)[number]): string {
  const blocks = [
    heading(content),
    ...content.sections.map((section) => sectionBlock(section, section.grave ? level.grave : level.rest)),
    content.footer.map(inline).join(' '),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function heading({ headline, gate }: Outline): string {
  const state = gate.open ? '**The gate is open.**' : '**The gate is closed.**';
  const reasons = gate.reasons.map((reason) => `\n- ${inline(reason)}`).join('');
  return `### ${gate.open ? '✅' : '⛔'} ${headline}\n\n${state}${reasons === '' ? '' : `\n${reasons}`}`;
}

function sectionBlock({ title, grave, items }: Section, amount: Amount): string {
  if (amount === 'count') return `**${title}**: ${items.length}`;
  const list = items.map((item) => itemBlock(item, amount)).join('\n');
  if (grave) return `**${title}**\n\n${list}`;
  return `<details><summary>${title}: ${items.length}</summary>\n\n${list}\n\n</details>`;
}

function itemBlock({ sign, title, source, details }: Item, amount: Amount): string {
  const first = `- ${EMOJI[sign] ?? ''} ${inline(title)}${at(source)}`;
  if (amount === 'titles') return first;
  return [first, ...details.map(({ label, text, source }) => `  - ${label} ${inline(text)}${at(source)}`)].join('\n');
}

const EMOJI: Record<string, string> = { '+': '🔺', '±': '🔺', '?': '❓', '-': '🔻', '=': '➖', '!': '❗', i: 'ℹ️' };

function at(source: string | null): string {
  return source === null ? '' : ` (${code(source)})`;
}

function inline(text: Phrase): string {
  return render(text, words, code);
}

/** Somebody's text as words: no markup, no mention, no link, no reference. */
function words(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>|~&$]|:(?=\/\/)|(?<=\bwww)\./gi, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/(?<!&)[@#]/g, (character) => `${character}${WORD_JOINER}`);
}

/** GitHub looks for mentions and issue numbers in the finished text, where entities no longer help. */
const WORD_JOINER = '\u2060';

/** Somebody's text as a value: a code span whose fence is longer than any run of backticks in it. */
function code(text: string): string {
  const shown = visible(text);
  if (shown === '') return '(empty)';
  const fence = '`'.repeat(Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
