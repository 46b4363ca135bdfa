import { countOf, type Item, type Section, type Sign } from '../outline/item';
import { code, inline } from './escape';

/** How much is said of what is in a section. */
export type Amount =
  /** All of it. */
  | 'all'
  /** Without what lies behind each. */
  | 'titles'
  /** Only whom or what it is about. */
  | 'names'
  /** How many there are. */
  | 'count';

/** More people than this are folded, so that an item stays a line. */
const MOST_PEOPLE = 12;

const EMOJI: Record<Sign, string> = { '+': '🔺', '±': '🔺', '?': '❓', '-': '🔻', '=': '➖', '!': '❗', i: 'ℹ️' };

/** A section of the report. What is not grave is folded; it is read by those who want to know. */
export function sectionBlock(section: Section, amount: Amount): string {
  const { title, isGrave, items } = section;
  const heading = headingOf(section);
  if (amount === 'count') return `${heading}: ${countOf(section)}`;
  if (amount === 'names') return `${heading}: ${items.flatMap(names).join(', ')}`;
  const list = items.map((item) => itemBlock(item, amount)).join('\n');
  return isGrave
    ? `${heading}\n\n${list}`
    : `<details><summary>${title}: ${countOf(section)}</summary>\n\n${list}\n\n</details>`;
}

/**
 * As many names as there is room for, and the number of the others.
 *
 * @param room in characters
 */
export function someNames(section: Section, room: number): string {
  const all = section.items.flatMap(names);
  const heading = `${headingOf(section)}: ${all.length}`;
  const shown: string[] = [];
  let left = room - heading.length - 60;
  for (const name of all) {
    left -= name.length + 2;
    if (left < 0) break;
    shown.push(name);
  }
  if (shown.length === 0) return heading;
  return `${heading}, of which ${all.length - shown.length} have no room here: ${shown.join(', ')}`;
}

function headingOf({ title, closes }: Section): string {
  return `**${title}**${closes ? ' (closes the gate)' : ''}`;
}

/** Those whom an item is about, or what. */
function names({ title, people }: Item): string[] {
  return people.length === 0 ? [inline(title)] : people.map(inline);
}

function itemBlock({ sign, title, people, source, details }: Item, amount: Amount): string {
  const isFolded = people.length > MOST_PEOPLE;
  const who = people.length === 0 || isFolded ? '' : `: ${people.map(inline).join(', ')}`;
  const lines = [`- ${EMOJI[sign]} ${inline(title)}${who}${at(source)}`];
  if (amount === 'all') {
    lines.push(...details.map(({ label, text, source }) => `  - ${label}: ${inline(text)}${at(source)}`));
  }
  if (isFolded) {
    lines.push('', `  <details><summary>All ${people.length}</summary>`, '', `  ${people.map(inline).join(', ')}`);
    lines.push('', '  </details>', '');
  }
  return lines.join('\n');
}

function at(source: string | null): string {
  return source === null ? '' : ` (${code(source)})`;
}
