import { type Review } from '../review/review';
import { outline } from './outline';
import { type Item, type Section, type Sign } from './outline/item';
import { type Phrase, render } from './phrase';
import { visible } from './visible';

/** How a text report is laid out. */
export interface TextOptions {
  /**
   * Columns to wrap at.
   *
   * @default 100
   */
  readonly width?: number;
  /**
   * Whether to colour signs and the verdict with ANSI sequences.
   *
   * @default false
   */
  readonly colour?: boolean;
}

/** The review for a terminal or a log: the verdict first, the gate last, for a long one ends where the reader is. */
export function textReport(review: Review, options: TextOptions = {}): string {
  const width = Math.max(40, options.width ?? 100);
  const paint = options.colour === true ? painted : (text: string): string => text;
  const { headline, gate, sections, footer, acceptance } = outline(review);
  const mood = gate.isOpen ? 'good' : 'bad';
  const paragraphs = [
    wrap(plain(headline), width).map((line) => paint(line, mood)),
    ...sections.map((section) => sectionLines(section, width, paint)),
    footer.flatMap((line) => wrap(plain(line), width)),
    [
      ...wrap(plain(gate.text), width).map((line) => paint(line, mood)),
      ...(acceptance === null ? [] : [...wrap(plain(acceptance.text), width), ...acceptance.lines]),
    ],
  ];
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

type Paint = (text: string, as: keyof typeof COLOURS) => string;

const COLOURS = { good: '32', bad: '31', strong: '1', faint: '2' } as const;

function painted(text: string, as: keyof typeof COLOURS): string {
  return `\u001B[${COLOURS[as]}m${text}\u001B[0m`;
}

const SIGN_COLOURS: Record<Sign, keyof typeof COLOURS> = {
  '+': 'bad',
  '±': 'bad',
  '?': 'bad',
  '!': 'bad',
  '-': 'good',
  '=': 'faint',
  i: 'faint',
};

function sectionLines({ title, closes, items }: Section, width: number, paint: Paint): string[] {
  const closing = closes ? paint(' (closes the gate)', 'bad') : '';
  return [`${paint(title, 'strong')}${closing}`, ...items.flatMap((item) => itemLines(item, width, paint))];
}

const LABEL = 11;

function itemLines({ sign, title, people, source, details }: Item, width: number, paint: Paint): string[] {
  const who = people.length === 0 ? '' : `: ${people.map(plain).join(', ')}`;
  const [first = '', ...rest] = wrap(`${plain(title)}${who}${at(source)}`, width - 4);
  return [
    `  ${paint(sign, SIGN_COLOURS[sign])} ${first}`,
    ...rest.map((line) => `    ${line}`),
    ...details.flatMap(({ label, text, source: place }) => {
      const [start = '', ...more] = wrap(`${plain(text)}${at(place)}`, width - 4 - LABEL);
      return [
        `    ${paint(label.padEnd(LABEL), 'faint')}${start}`,
        ...more.map((line) => `    ${' '.repeat(LABEL)}${line}`),
      ];
    }),
  ];
}

function at(source: string | null): string {
  return source === null ? '' : ` (${visible(source)})`;
}

function plain(phrase: Phrase): string {
  return render(phrase, visible, visible);
}

/** Breaks between words; a word that is longer than the line keeps its line, so that it can be copied. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
