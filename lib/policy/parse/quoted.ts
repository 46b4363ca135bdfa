const LONGEST = 80;

/** What moves a cursor, reorders text, can't be seen, or ends the quote: never shown as it is. */
const HOSTILE = /[\p{C}\p{Zl}\p{Zp}`]/gu;

/**
 * A value from a file, in backticks, as it may be shown in a message: on one line, hostile characters escaped, long text cut.
 */
export function quoted(value: string): string {
  const shown = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return `\`${escaped(shown)}\``;
}

/** Text from a file with control, format and private characters, line breaks and backticks written as JSON escapes. */
export function escaped(text: string): string {
  return text.replace(HOSTILE, (character) =>
    Array.from({ length: character.length }, (_, at) => unitEscape(character.charCodeAt(at))).join(''),
  );
}

function unitEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
