import { type Holding, type MatrixRow, type Review } from '../../review/review';
import { escapeHtml } from './escape';

/** What a cell of the matrix says of one person and one policy or application. */
type State = 'kept' | 'gained' | 'lost' | 'none';

/** The access matrix: who holds which policy, and who reaches which application, before and after. */
export function matrices({ matrix }: Review): string {
  if (matrix.length === 0) return '<p>Nobody was read.</p>';
  const tables = [
    table('People and policies', matrix, ({ policy }) => [policy]),
    table('People and applications', matrix, ({ applications }) => applications ?? [UNKNOWN]),
  ];
  const legend = (['gained', 'kept', 'lost'] as const).map((state) => cell(state)).join(' ');
  return `<p class="legend">${legend}</p>\n${tables.join('\n')}`;
}

const UNKNOWN = 'not known';

function table(title: string, rows: readonly MatrixRow[], keysOf: (holding: Holding) => readonly string[]): string {
  const all = rows.flatMap(({ before, after }) => [...before, ...after]).flatMap(keysOf);
  const keys = [...new Set(all)].sort();
  const accounts = new Set(rows.map(({ account }) => account)).size > 1;
  const head = keys.map((key) => `<th scope="col">${escapeHtml(key === '*' ? 'all' : key)}</th>`).join('');
  const body = rows.map((row) => {
    const name = escapeHtml(row.name) + (accounts ? ` <small>${escapeHtml(row.account)}</small>` : '');
    const kind = row.kind === 'group' ? ' <small>group</small>' : '';
    const cells = keys.map((key) => `<td>${cell(stateOf(row, key, keysOf), paths(row, key, keysOf))}</td>`).join('');
    return `<tr data-row><th scope="row">${name}${kind}</th>${cells}</tr>`;
  });
  return `<h2>${title}</h2>
<div class="scroll"><table><thead><tr><th scope="col">Who</th>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>`;
}

function stateOf(row: MatrixRow, key: string, keysOf: (holding: Holding) => readonly string[]): State {
  const before = row.before.some((holding) => keysOf(holding).includes(key));
  const after = row.after.some((holding) => keysOf(holding).includes(key));
  if (before && after) return 'kept';
  if (after) return 'gained';
  return before ? 'lost' : 'none';
}

/** Through which groups a cell comes about. */
function paths(row: MatrixRow, key: string, keysOf: (holding: Holding) => readonly string[]): string {
  const held = [...row.before, ...row.after].filter((holding) => keysOf(holding).includes(key));
  const groups = [...new Set(held.map(({ via }) => via).filter((via) => via !== null))].sort();
  return groups.length === 0 ? '' : `through ${groups.join(', ')}`;
}

const SHOWN: Record<State, { sign: string; word: string }> = {
  gained: { sign: '+', word: 'gained' },
  kept: { sign: '●', word: 'kept' },
  lost: { sign: '−', word: 'lost' },
  none: { sign: '', word: '' },
};

function cell(state: State, title = ''): string {
  if (state === 'none') return '';
  const { sign, word } = SHOWN[state];
  const how = title === '' ? '' : ` title="${escapeHtml(title)}"`;
  return `<span class="${state}"${how}>${sign} ${word}</span>`;
}
