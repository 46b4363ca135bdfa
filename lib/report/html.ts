import { type Review } from '../review/review';
import { escapeHtml } from './html/escape';
import { matrices } from './html/matrix';
import { page } from './html/page';
import { type Item, outline } from './outline';
import { type Phrase, render } from './phrase';

/** The review as one page that needs nothing else: what changes, then the access matrix before and after. */
export function htmlReport(review: Review): string {
  const { headline, gate, sections, footer } = outline(review);
  const title = escapeHtml(headline);
  return page(
    title,
    `<h1>${title}</h1>
<div class="gate${gate.open ? '' : ' closed'}"><strong>The gate is ${gate.open ? 'open' : 'closed'}.</strong>
${gate.reasons.map(inline).join('<br>\n')}</div>
<p><input id="search" type="search" placeholder="Search for a name, a policy, an application" aria-label="Search" hidden></p>
${sections.map(({ title, items }) => `<h2>${title}</h2>\n<ul>\n${items.map(item).join('\n')}\n</ul>`).join('\n')}
${matrices(review)}
<footer><p>${footer.map(inline).join('<br>\n')}</p></footer>`,
  );
}

function item({ sign, title, source, details }: Item): string {
  const list = details.map(({ label, text, source }) => `<li>${label} ${inline(text)}${at(source)}</li>`).join('');
  return `<li data-row><strong>${sign}</strong> ${inline(title)}${at(source)}${list === '' ? '' : `<ul>${list}</ul>`}</li>`;
}

function at(source: string | null): string {
  return source === null ? '' : ` (<code>${escapeHtml(source)}</code>)`;
}

function inline(text: Phrase): string {
  return render(text, escapeHtml, (value) => `<code>${escapeHtml(value)}</code>`);
}
