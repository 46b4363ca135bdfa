/**
 * The text with upper case made lower, letter by letter.
 *
 * One code unit becomes one code unit, whatever stands beside it. So folding commutes with joining texts, and a glob that
 * includes another still does when both are folded; `toLowerCase` alone promises neither (`Σ`, `İ`).
 */
export function fold(text: string): string {
  return NOT_ASCII.test(text)
    ? Array.from({ length: text.length }, (_, at) => foldUnit(text.charAt(at))).join('')
    : text.toLowerCase();
}

const NOT_ASCII = /[^\0-\x7f]/;

function foldUnit(unit: string): string {
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}
