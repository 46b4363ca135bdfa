import { type Review } from '../review/review';
import { inline } from './markdown/escape';
import { type Amount, sectionBlock, someNames } from './markdown/section';
import { type Outline, outline } from './outline';

/** GitHub's limit for a comment, in characters. A job summary takes more, and other forges take more than this. */
const GITHUB_COMMENT = 65_536;

/** How a Markdown report is cut to size. */
export interface MarkdownOptions {
  /**
   * The longest text that may come out, in characters; less than 4,000 may not be enough for what must be said.
   *
   * @default 65536
   */
  readonly limit?: number;
}

/**
 * The review for a pull request: the verdict in one sentence, then who gains, then the rest, folded.
 *
 * A review that is too long for its place first loses what is not grave, then what lies behind each gain. Everybody who
 * gains stays named as long as the names alone fit; beyond that the others are counted.
 */
export function markdownReport(review: Review, options: MarkdownOptions = {}): string {
  const limit = options.limit ?? GITHUB_COMMENT;
  const content = outline(review);
  for (const [grave, rest] of LEVELS) {
    const text = page(content, (section) => sectionBlock(section, section.isGrave ? grave : rest));
    if (text.length <= limit) return text;
  }
  return crowded(content, limit);
}

const LEVELS: readonly (readonly [grave: Amount, rest: Amount])[] = [
  ['all', 'all'],
  ['all', 'titles'],
  ['all', 'count'],
  ['titles', 'count'],
  ['names', 'count'],
];

/** Shares the room among the grave sections. */
function crowded(content: Outline, limit: number): string {
  const note = '\n\nThis review has no room here. Read it whole as text, JSON or HTML.';
  const counted = page(content, (section) => sectionBlock(section, 'count'));
  const grave = content.sections.filter(({ isGrave }) => isGrave).length;
  const room = Math.floor((limit - counted.length - note.length) / Math.max(1, grave));
  const text = page(content, (section) =>
    section.isGrave ? someNames(section, room) : sectionBlock(section, 'count'),
  );
  return `${text.trimEnd()}${note}\n`;
}

function page(content: Outline, block: (section: Outline['sections'][number]) => string): string {
  const { headline, gate, sections, footer, acceptance } = content;
  const blocks = [
    `### ${gate.isOpen ? '✅' : '⛔'} ${inline(headline)}`,
    `**${inline(gate.text)}**`,
    ...sections.map(block),
    footer.map(inline).join(' '),
    ...(acceptance === null
      ? []
      : [`${inline(acceptance.text)}\n\n\`\`\`text\n${acceptance.lines.join('\n')}\n\`\`\``]),
  ];
  return `${blocks.join('\n\n')}\n`;
}
