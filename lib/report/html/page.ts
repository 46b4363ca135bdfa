// Self-contained: no font, image or script from elsewhere. The colours follow the reader's light or dark setting, and
// each also carries a word, so that nothing rests on colour alone.
const STYLE = `
:root { color-scheme: light dark; --ink: #1c2024; --paper: #fff; --line: #d9dde1; --soft: #f4f6f8; --bad: #a40e26; --good: #116329; --faint: #59636e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --line: #3d444d; --soft: #161b22; --bad: #ff7b72; --good: #56d364; --faint: #9198a1; } }
body { margin: 2rem auto; padding: 0 1rem; max-width: 72rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.gate { border-left: 4px solid var(--good); padding: .5rem 1rem; background: var(--soft); } .gate.closed { border-color: var(--bad); }
code { font: .9em ui-monospace, monospace; background: var(--soft); padding: .1em .3em; border-radius: 3px; overflow-wrap: anywhere; }
ul { padding-left: 1.2rem; } li { margin: .35rem 0; } li ul { list-style: none; padding-left: .5rem; color: var(--faint); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; font-weight: normal; white-space: nowrap; }
thead th { background: var(--soft); font-weight: 600; } tbody th { position: sticky; left: 0; background: var(--paper); }
small { color: var(--faint); } .gained { color: var(--bad); font-weight: 600; } .lost { color: var(--good); } .kept, footer { color: var(--faint); }
.legend span { margin-right: 1rem; } input { font: inherit; padding: .4rem .6rem; width: 100%; max-width: 24rem; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
@media print { #search { display: none; } body { max-width: none; margin: 0; } }
`;

// The page is whole without it: the field is only shown where a script runs.
const SCRIPT = `
const field = document.getElementById('search');
field.hidden = false;
field.addEventListener('input', () => {
  const wanted = field.value.toLowerCase();
  for (const row of document.querySelectorAll('[data-row]')) row.hidden = !row.textContent.toLowerCase().includes(wanted);
});
`;

/** A whole page around what is already HTML; `title` is already escaped. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
<script>${SCRIPT}</script>
</body>
</html>
`;
}
