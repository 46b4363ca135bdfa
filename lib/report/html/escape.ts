import { type Phrase, render } from '../phrase';
import { visible } from '../visible';

/** Somebody's text within an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A sentence; what is quoted in it is set as code. */
export function inline(text: Phrase): string {
  return render(text, escapeHtml, (value) => `<code>${escapeHtml(value)}</code>`);
}
