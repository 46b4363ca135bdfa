import { type Review } from '../review/review';
import { escapeHtml, inline } from './html/escape';
import { matrices } from './html/matrix';
import { page } from './html/page';
import { anchorOf, sectionBlock } from './html/section';
import { type Outline, outline } from './outline';
import { countOf } from './outline/item';
import { render } from './phrase';

/** The review as one page that needs nothing else: what changes, then who holds what before and after. */
export function htmlReport(review: Review): string {
  const content = outline(review);
  return page(
    render(content.headline, escapeHtml, escapeHtml),
    [
      header(content),
      search(),
      '<main>',
      ...content.sections.map(sectionBlock),
      matrices(review),
      '</main>',
      `<footer>${content.footer.map((line) => `<p>${inline(line)}</p>`).join('')}</footer>`,
    ].join('\n'),
  );
}

function header({ headline, gate, sections, acceptance }: Outline): string {
  const links = sections.map(
    (section) => `<li><a href="#${anchorOf(section)}">${section.title} <b>${countOf(section)}</b></a></li>`,
  );
  const accept =
    acceptance === null
      ? ''
      : `<p>${inline(acceptance.text)}<br>${acceptance.lines.map((line) => `<code class="copy">${escapeHtml(line)}</code>`).join('<br>')}</p>`;
  return `<header>
<p class="kicker">Access review</p>
<h1>${inline(headline)}</h1>
<div class="gate ${gate.isOpen ? 'open' : 'closed'}"><p><strong>${inline(gate.text)}</strong></p>${accept}</div>
<nav aria-label="Sections"><ul>${links.join('')}<li><a href="#matrix">Who holds what</a></li></ul></nav>
</header>`;
}

/** Shown by the script that makes it work; without one the page is whole. */
function search(): string {
  return `<form id="tools" role="search" hidden>
<label for="search">Search</label>
<input id="search" type="search" placeholder="a name, a policy, an application" autocomplete="off" spellcheck="false">
<label class="only"><input id="changed" type="checkbox"> Only who changes</label>
<output id="found" for="search changed"></output>
</form>`;
}
