// Whatever moves the cursor, reorders the line or takes no room: controls, line separators, bidi and zero-width
// characters, tags, lone surrogates. Such a character shows as its code point, so that what is read is what is there.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/gu;

/** Makes hidden characters of somebody else's text visible; the result is one line without any of them. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return `\\u{${point.toString(16)}}`;
  });
}
