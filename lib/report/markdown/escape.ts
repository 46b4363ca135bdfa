import { type Phrase, render } from '../phrase';
import { visible } from '../visible';

/** GitHub looks for mentions, issues and commits in the finished text, where entities no longer help. */
const WORD_JOINER = '\u2060';

/** A sentence in Markdown: nothing in it is markup, a mention, a link or a reference, but for its code spans. */
export function inline(text: Phrase): string {
  return render(text, words, code);
}

/** Somebody's text as words. */
function words(text: string): string {
  return visible(text)
    .replace(
      /[\\`*_{}[\]<>|~&$]|:(?=\/\/)|(?<=\b(?:mailto|xmpp)):|(?<=\bwww)\./gi,
      (character) => `&#${character.charCodeAt(0)};`,
    )
    .replace(/(?<!&)[@#]|\bgh-(?=\d)/gi, (mark) => `${mark}${WORD_JOINER}`)
    .replace(/[0-9a-f]{6}(?=[0-9a-f])/gi, (digits) => `${digits}${WORD_JOINER}`);
}

/** Somebody's text as a value: a code span whose fence is longer than any run of backticks in it. */
export function code(text: string): string {
  const shown = visible(text);
  if (shown === '') return '(empty)';
  const fence = '`'.repeat(Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
