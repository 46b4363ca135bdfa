import { fold } from './fold';

/** The first of Unicode's ideographs, which no name of the cloud is made of. */
const IDEOGRAPHS = 0x4e00;

/** A symbol that none of the texts holds, in either case: a word made of it is matched only by wildcards. */
export function unusedSymbol(texts: readonly string[]): string {
  const used = new Set(fold(texts.join('')));
  const letter = [...'xyzqjkwvabcdefghilmnoprstu0123456789'].find((symbol) => !used.has(symbol));
  if (letter !== undefined) return letter;
  let code = IDEOGRAPHS;
  while (used.has(String.fromCharCode(code))) code++;
  return String.fromCharCode(code);
}
