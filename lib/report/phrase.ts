/**
 * A sentence in pieces: words, and values quoted from somebody's code. Both may hold text from a plan, so each format
 * escapes both; a value is also set apart from the words around it.
 */
export type Phrase = readonly Piece[];
export type Piece = string | Value;
export interface Value {
  readonly value: string;
}

/** Writes a phrase as a template: what is interpolated becomes a value, or is joined in when it is a phrase itself. */
export function phrase(words: TemplateStringsArray, ...values: readonly (string | number | Phrase)[]): Phrase {
  return words.flatMap((word, index): Phrase => {
    const value = values[index];
    if (value === undefined) return [word];
    return typeof value === 'object' ? [word, ...value] : [word, { value: String(value) }];
  });
}

/** Reads a sentence that has its values in backticks, as messages and reasons have. */
export function phraseOf(sentence: string): Phrase {
  return sentence.split('`').map((piece, index) => (index % 2 === 1 ? { value: piece } : piece));
}

/** Writes each piece the way a format does. */
export function render(phrase: Phrase, words: (text: string) => string, value: (text: string) => string): string {
  return phrase.map((piece) => (typeof piece === 'string' ? words(piece) : value(piece.value))).join('');
}
