const LONGEST = 80;

/** What moves a cursor, reorders text or can't be seen. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

/**
 * A value from a file, in backticks, as it may be shown in a message: on one line, hidden characters escaped, long text cut.
 */
export function quoted(value: string): string {
  const shown = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return `\`${visible(shown).replaceAll('`', '\\u0060')}\``;
}

/** Text from a file on one line, with control, format and other hidden characters written as JSON escapes. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) =>
    Array.from({ length: character.length }, (_, at) => unitEscape(character.charCodeAt(at))).join(''),
  );
}

function unitEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
