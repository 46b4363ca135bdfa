// The colours follow the reader's light or dark setting. Whatever a colour says, a word or a sign says too.
/** The colours of a light page. */
export const LIGHT =
  '--ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --card: #f6f8fa; --line: #d5dae0; --link: #0b5cad; --bad: #b3152b; --bad-paper: #fdecee; --good: #14692f; --good-paper: #e8f6ec; --warn: #7d4e00; --warn-paper: #fff5dc; --calm-paper: #eceff3;';
/** The colours of a dark one. */
export const DARK =
  '--ink: #e6eaef; --soft: #a3adb8; --paper: #0f1318; --card: #171c23; --line: #333b46; --link: #79b8ff; --bad: #ff8f8a; --bad-paper: #3a1519; --good: #6fd68b; --good-paper: #10301b; --warn: #e9b44c; --warn-paper: #33270c; --calm-paper: #232a33;';

export const STYLE = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 78rem; font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; color: var(--ink); background: var(--paper); }
p { margin: 0; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
code, .place { font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
code { background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: .05em .3em; }
.kicker { color: var(--soft); font-size: .8rem; font-weight: 600; letter-spacing: .08em; text-transform: uppercase; }
h1 { margin: .35rem 0 1.25rem; max-width: 56rem; font-size: clamp(1.35rem, 1rem + 1.6vw, 1.9rem); line-height: 1.3; font-weight: 650; letter-spacing: -.01em; text-wrap: pretty; }
h1 code { padding: 0; border: 0; background: none; font-size: .92em; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.15rem; font-weight: 650; scroll-margin-top: 4.5rem; }
.gate { border: 1px solid; border-left-width: 5px; border-radius: 8px; padding: .8rem 1rem; }
.gate.open { border-color: var(--good); background: var(--good-paper); }
.gate.closed { border-color: var(--bad); background: var(--bad-paper); }
.gate.open strong { color: var(--good); }
.gate.closed strong { color: var(--bad); }
.gate p + p { margin-top: .5rem; }
.gate code { background: var(--paper); }
.copy { display: inline-block; margin-top: .35rem; padding: .25rem .5rem; user-select: all; }
nav ul { display: flex; flex-wrap: wrap; gap: .4rem; margin: 1rem 0 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .2rem .7rem; border: 1px solid var(--line); border-radius: 99px; color: inherit; font-size: .9rem; text-decoration: none; }
nav a:hover { border-color: var(--link); color: var(--link); }
nav b { font-variant-numeric: tabular-nums; }
#tools { position: sticky; top: 0; z-index: 3; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-top: 1.25rem; padding: .6rem 0; background: var(--paper); border-bottom: 1px solid var(--line); }
#tools label[for] { position: absolute; clip-path: inset(50%); }
#search { flex: 1 1 16rem; max-width: 26rem; min-height: 2.5rem; padding: .3rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 6px; }
#search::placeholder { color: var(--soft); opacity: 1; }
.only { display: flex; gap: .4rem; align-items: center; }
#found { color: var(--soft); font-size: .9rem; }
.tag { margin-left: .4rem; padding: .1rem .5rem; border-radius: 99px; color: var(--bad); background: var(--bad-paper); font-size: .75rem; font-weight: 600; vertical-align: .12em; white-space: nowrap; }
.items { margin: 0; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 8px; }
.item { display: grid; grid-template-columns: 1.6rem minmax(0, 1fr); gap: .75rem; padding: .8rem 1rem; }
.item + .item { border-top: 1px solid var(--line); }
.sign { display: grid; place-content: center; width: 1.6rem; height: 1.6rem; border-radius: 6px; font-weight: 700; color: var(--soft); background: var(--calm-paper); }
.bad > .sign { color: var(--bad); background: var(--bad-paper); }
.good > .sign { color: var(--good); background: var(--good-paper); }
.warn > .sign { color: var(--warn); background: var(--warn-paper); }
:is(.bad, .good) .title { font-weight: 600; }
.title .place { font-weight: 400; }
.place { color: var(--soft); font-weight: 400; margin-left: .35rem; }
.people { display: flex; flex-wrap: wrap; gap: .3rem; margin: .4rem 0 0; padding: 0; list-style: none; }
dl { margin: .4rem 0 0; }
dl div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: .5rem; padding: .12rem 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.views { display: flex; flex-wrap: wrap; align-items: center; gap: 0; margin: 0 0 1rem; padding: 0; border: 0; }
.views legend { float: left; margin-right: .75rem; padding: 0; color: var(--soft); }
.views input { position: absolute; opacity: 0; }
.views label { padding: .3rem .9rem; border: 1px solid var(--soft); border-left-width: 0; cursor: pointer; }
.views label:first-of-type { border-left-width: 1px; border-radius: 6px 0 0 6px; }
.views label:last-of-type { border-radius: 0 6px 6px 0; }
.views input:checked + label { color: var(--paper); background: var(--ink); border-color: var(--ink); }
.views input:focus-visible + label { outline: 3px solid var(--link); outline-offset: 2px; }
.scroll { max-height: 80vh; overflow: auto; margin-bottom: 1.5rem; border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .92rem; }
caption { padding: .7rem .9rem; text-align: left; color: var(--soft); }
caption span { position: sticky; left: .9rem; display: inline-block; max-width: min(60rem, calc(100vw - 4.2rem)); }
caption strong { display: block; color: var(--ink); font-size: 1rem; }
th, td { padding: .4rem .9rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
thead th { position: sticky; top: 0; z-index: 2; background: var(--card); font-weight: 600; vertical-align: bottom; }
tbody th { position: sticky; left: 0; z-index: 1; min-width: 7rem; max-width: 16rem; background: var(--paper); font-weight: 550; overflow-wrap: break-word; }
thead th:first-child { left: 0; z-index: 3; }
td small { display: block; }
small { color: var(--soft); font-weight: 400; }
.mark { white-space: nowrap; }
.kept .mark { color: var(--soft); }
:is(.gained, .lost, .changed) .mark { padding: .05rem .45rem; border-radius: 5px; font-weight: 600; }
.gained .mark { color: var(--bad); background: var(--bad-paper); }
.lost .mark { color: var(--good); background: var(--good-paper); }
.changed .mark { color: var(--warn); background: var(--warn-paper); }
.held { display: none; color: var(--soft); }
.matrix:has(#view-before:checked, #view-after:checked) :is(.gained, .lost, .changed) .mark { display: none; }
.matrix:has(#view-before:checked, #view-after:checked) .held { display: inline; }
.matrix:has(#view-before:checked) .gained > *, .matrix:has(#view-after:checked) .lost > * { display: none !important; }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); }
@media (max-width: 40rem) {
  body { padding: 1.25rem 1rem 3rem; }
  dl div { grid-template-columns: minmax(0, 1fr); gap: 0; padding: .25rem 0; }
  dt { font-size: .85rem; }
  th, td { padding: .4rem .6rem; }
  tbody th { min-width: 6rem; max-width: 9rem; }
  #tools { position: static; }
  .place { display: block; margin-left: 0; }
}
@media print {
  body { max-width: none; padding: 0; }
  #tools, nav, .views { display: none; }
  .scroll { max-height: none; overflow: visible; border: 0; }
  .item, tr { break-inside: avoid; }
}
`;
