import { type Item, type Section, type Sign } from '../outline/item';
import { escapeHtml, inline } from './escape';

/** What a sign means, for those who hear the page; and the colour that it has. */
const SIGNS: Record<Sign, { readonly says: string; readonly tone: string; readonly shown: string }> = {
  '+': { says: 'gains', tone: 'bad', shown: '+' },
  '±': { says: 'gains and loses', tone: 'bad', shown: '±' },
  '?': { says: 'cannot be told', tone: 'bad', shown: '?' },
  '-': { says: 'loses', tone: 'good', shown: '−' },
  '=': { says: 'the same', tone: 'calm', shown: '=' },
  '!': { says: 'look at this', tone: 'warn', shown: '!' },
  i: { says: 'to know', tone: 'calm', shown: 'i' },
};

/** Where a link finds a section. */
export function anchorOf({ title }: Section): string {
  return title.toLowerCase().replaceAll(/[^a-z]+/g, '-');
}

/** A section with its items, each with the lines that explain it. */
export function sectionBlock(section: Section): string {
  const { title, closes, items } = section;
  const closing = closes ? ' <span class="tag">closes the gate</span>' : '';
  const anchor = anchorOf(section);
  return `<section aria-labelledby="${anchor}">
<h2 id="${anchor}">${title}${closing}</h2>
<ul class="items">
${items.map(itemBlock).join('\n')}
</ul>
</section>`;
}

function itemBlock({ sign, title, people, source, details }: Item): string {
  const { says, tone, shown } = SIGNS[sign];
  const names = people.map((one) => `<li data-row>${inline(one)}</li>`).join('');
  const lines = details.map(
    ({ label, text, source }) => `<div><dt>${label}</dt><dd>${inline(text)}${at(source)}</dd></div>`,
  );
  return `<li class="item ${tone}"${people.length === 0 ? ' data-row' : ' data-rows'}>
<span class="sign" role="img" aria-label="${says}">${shown}</span>
<div><p class="title">${inline(title)}${at(source)}</p>${
    names === '' ? '' : `\n<ul class="people">${names}</ul>`
  }${lines.length === 0 ? '' : `\n<dl>${lines.join('')}</dl>`}</div>
</li>`;
}

function at(source: string | null): string {
  return source === null ? '' : ` <span class="place">${escapeHtml(source)}</span>`;
}
