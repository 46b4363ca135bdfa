import { type Holding, type MatrixRow, type PrincipalReview, type Review } from '../../review/review';
import { escapeHtml } from './escape';

/** One of the two tables: what its columns are. */
interface Table {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly columnsOf: (holding: Holding) => readonly string[];
  /** What stands behind a mark. */
  readonly behind: (holding: Holding) => string | null;
}

const TABLES: readonly Table[] = [
  {
    id: 'policies',
    title: 'People and policies',
    note: 'Who holds which policy, directly or through a group.',
    columnsOf: ({ policy }) => [policy],
    behind: ({ via }) => (via === null ? null : `through ${via}`),
  },
  {
    id: 'applications',
    title: 'People and applications',
    note: 'Who holds a policy that allows something on an application. What is denied, or lies outside of a boundary, is not taken off here.',
    columnsOf: ({ applications }) => applications ?? [NOT_KNOWN],
    behind: ({ policy }) => policy,
  },
];

/** A column for policies whose documents are not known; an application is a number. */
const NOT_KNOWN = 'not known';

/** Who holds which policy and who reaches which application, before and after. */
export function matrices({ matrix, principals }: Review): string {
  const changes = new Map(principals.map((one) => [keyOf(one), one]));
  if (matrix.length === 0) return '<section><h2 id="matrix">Who holds what</h2><p>Nobody was read.</p></section>';
  const choice = ['Change', 'Before', 'After'].map((view, index) => {
    const id = `view-${view.toLowerCase()}`;
    return `<input type="radio" name="view" id="${id}"${index === 0 ? ' checked' : ''}><label for="${id}">${view}</label>`;
  });
  return `<section class="matrix" aria-labelledby="matrix">
<h2 id="matrix">Who holds what</h2>
<fieldset class="views"><legend>Show</legend>${choice.join('')}</fieldset>
${TABLES.map((table) => tableBlock(table, matrix, changes)).join('\n')}
</section>`;
}

type Changes = ReadonlyMap<string, PrincipalReview>;

function keyOf({ account, kind, name }: MatrixRow | PrincipalReview): string {
  return JSON.stringify([account, kind, name]);
}

function tableBlock(table: Table, rows: readonly MatrixRow[], changes: Changes): string {
  const { id, title, note, columnsOf } = table;
  const columns = [...new Set(rows.flatMap(({ before, after }) => [...before, ...after]).flatMap(columnsOf))].sort();
  const hasAccounts = new Set(rows.map(({ account }) => account)).size > 1;
  const head = columns.map((column) => `<th scope="col">${columnTitle(column)}</th>`).join('');
  const body = rows.map((row) => {
    const change = changes.get(keyOf(row));
    const cells = columns.map((column) => cell(row, column, table, change));
    const small = [row.kind === 'group' ? 'group' : '', hasAccounts ? escapeHtml(row.account) : ''].filter(Boolean);
    const who = `${escapeHtml(row.name)}${small.length === 0 ? '' : ` <small>${small.join(', ')}</small>`}`;
    return `<tr data-row${change === undefined ? '' : ' data-changed'}><th scope="row">${who}</th>${cells.join('')}</tr>`;
  });
  return `<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}">
<table>
<caption id="${id}"><span><strong>${title}</strong> ${note}</span></caption>
<thead><tr><th scope="col">Who</th>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`;
}

function columnTitle(column: string): string {
  if (column === '*') return 'all applications';
  return escapeHtml(column);
}

function cell(row: MatrixRow, column: string, { columnsOf, behind }: Table, change?: PrincipalReview): string {
  const has = (holdings: readonly Holding[]): Holding[] => holdings.filter((one) => columnsOf(one).includes(column));
  const [was, is] = [has(row.before), has(row.after)];
  if (was.length === 0 && is.length === 0) return '<td></td>';
  const state = stateOf(was, is, change);
  const { sign, word } = STATES[state];
  const mark = `<span class="mark"><b>${sign}</b> ${word}</span>`;
  const held = state === 'kept' ? '' : '<span class="held"><b>●</b> holds</span>';
  return `<td class="${state}">${mark}${held}${behindIt(is.length > 0 ? is : was, behind)}</td>`;
}

const STATES = {
  gained: { sign: '+', word: 'gained' },
  lost: { sign: '−', word: 'lost' },
  changed: { sign: '±', word: 'changed' },
  kept: { sign: '●', word: 'holds' },
} as const;

function stateOf(was: readonly Holding[], is: readonly Holding[], change?: PrincipalReview): keyof typeof STATES {
  if (was.length === 0) return 'gained';
  if (is.length === 0) return 'lost';
  const rewritten = change?.because.filter(({ kind }) => kind === 'policy-changed').map(({ policy }) => policy) ?? [];
  return is.some(({ policy }) => rewritten.includes(policy)) ? 'changed' : 'kept';
}

function behindIt(holdings: readonly Holding[], behind: Table['behind']): string {
  const all = [...new Set(holdings.map(behind).filter((one) => one !== null))].sort();
  return all.length === 0 ? '' : `<small>${all.map(escapeHtml).join(', ')}</small>`;
}
