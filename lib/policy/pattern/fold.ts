/**
 * The text with upper case made lower, letter by letter.
 *
 * One code unit becomes one code unit, whatever stands beside it. So folding commutes with joining texts, and a glob that
 * includes another still does when both are folded; `toLowerCase` alone promises neither (`Σ`, `İ`).
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return isAscii(text) ? lower : Array.from({ length: text.length }, (_, at) => foldUnit(text.charAt(at))).join('');
}

function foldUnit(unit: string): string {
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
