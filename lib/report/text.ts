import { type Review } from '../review/review';
import { type Item, outline } from './outline';
import { render } from './phrase';
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

/** The review for a terminal or a log. */
export function textReport(review: Review, options: TextOptions = {}): string {
  const width = Math.max(40, options.width ?? 100);
  const paint = options.colour === true ? painted : (text: string): string => text;
  const { headline, gate, sections, footer } = outline(review);
  const lines = [paint(headline, gate.open ? 'good' : 'bad')];
  for (const { title, items } of sections) {
    lines.push('', paint(title, 'strong'));
    for (const item of items) lines.push(...itemLines(item, width, paint));
  }
  lines.push('', ...footer.flatMap((line) => wrap(plain(line), width, '')));
  lines.push(paint(gate.open ? 'The gate is open.' : 'The gate is closed:', gate.open ? 'good' : 'bad'));
  lines.push(...gate.reasons.flatMap((reason) => wrap(plain(reason), width, '  ')));
  return `${lines.join('\n')}\n`;
}

type Paint = (text: string, as: keyof typeof COLOURS) => string;

const COLOURS = { good: '32', bad: '31', strong: '1', faint: '2' } as const;

function painted(text: string, as: keyof typeof COLOURS): string {
  return `\u001B[${COLOURS[as]}m${text}\u001B[0m`;
}

const SIGN_COLOURS: Record<string, keyof typeof COLOURS> = {
  '+': 'bad',
  '±': 'bad',
  '?': 'bad',
  '!': 'bad',
  '-': 'good',
};

const LABEL = 10;

function itemLines({ sign, title, source, details }: Item, width: number, paint: Paint): string[] {
  const [first = '', ...rest] = wrap(`${plain(title)}${at(source)}`, width - 4, '');
  return [
    `  ${paint(sign, SIGN_COLOURS[sign] ?? 'faint')} ${first}`,
    ...rest.map((line) => `    ${line}`),
    ...details.flatMap(({ label, text, source: place }) => {
      const [start = '', ...more] = wrap(`${plain(text)}${at(place)}`, width - 4 - LABEL, '');
      return [`    ${label.padEnd(LABEL)}${start}`, ...more.map((line) => `    ${' '.repeat(LABEL)}${line}`)];
    }),
  ];
}

function at(source: string | null): string {
  return source === null ? '' : ` (${visible(source)})`;
}

function plain(phrase: Parameters<typeof render>[0]): string {
  return render(phrase, visible, visible);
}

/** Breaks between words; a word that is longer than the line keeps its line, so that it can be copied. */
function wrap(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines;
}
