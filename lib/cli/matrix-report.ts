import { type AccessRow } from '../access';
import { visible } from '../policy/parse/quoted';
import { code, inline } from '../report/markdown/escape';
import { placeWords, purposeWords } from './held-words';

/** For people: a line for each way in which somebody holds a policy, in columns. */
export function matrixText(rows: readonly AccessRow[], doubts: readonly string[]): string {
  const table = [HEADINGS, ...tableOf(rows).map((row) => row.map(visible))];
  const widths = HEADINGS.map((_, column) => Math.max(...table.map((line) => line[column]!.length)));
  const lines = table.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  const warnings =
    doubts.length === 0 ? [] : ['', 'The list may lack something', ...doubts.map((one) => `  ${visible(one)}`)];
  return `${[...lines, ...warnings].join('\n')}\n`;
}

/** The same as a table, for a page or a pull request. */
export function matrixMarkdown(rows: readonly AccessRow[], doubts: readonly string[]): string {
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  const table = [
    line(HEADINGS),
    line(HEADINGS.map(() => '---')),
    ...tableOf(rows).map((row) => line(row.map(markdownCell))),
  ];
  const warnings =
    doubts.length === 0 ? [] : ['', 'The list may lack something:', '', ...doubts.map((one) => `- ${inline([one])}`)];
  return `${[...table, ...warnings].join('\n')}\n`;
}

const HEADINGS = ['who', 'policy', 'applications', 'through', 'where', 'why'];

/** Every cell; the account is told where there is more than one. */
function tableOf(rows: readonly AccessRow[]): string[][] {
  const accounts = new Set(rows.map(({ account }) => account));
  return rows.map((row) => cells(row, accounts.size > 1 ? ` in ${row.account}` : ''));
}

function cells({ kind, name, existsAlready, held }: AccessRow, inAccount: string): string[] {
  const who = `${kind === 'role' ? 'role ' : ''}${name}${existsAlready ? ' (exists already)' : ''}${inAccount}`;
  if (held === null) return [who, 'none', '', '', '', ''];
  const { policy, applications, via, attached, when } = held;
  const conditions = when.map((expression) => ` if ${expression}`).join('');
  return [
    who,
    `${policy}${conditions}`,
    applications === null ? 'not known' : applications.join(', ').replace(/^\*$/, 'all'),
    via ?? 'directly',
    placeWords(attached),
    purposeWords(attached) ?? '',
  ];
}

/** A value, so that nothing in it is markup; a bar would end the cell even there. */
function markdownCell(cell: string): string {
  return cell === '' ? '' : code(cell).replaceAll('|', '\\|');
}

const COLUMNS = [
  'account',
  'kind',
  'name',
  'exists_already',
  'policy',
  'policy_kind',
  'document',
  'applications',
  'through_group',
  'attached_at',
  'attached_source',
  'joined_at',
  'joined_source',
  'condition',
  'reason',
  'owner',
  'valid_until',
] as const;

/** For auditors' spreadsheets: every cell in quotes, and none that a spreadsheet would take for a formula. */
export function matrixCsv(rows: readonly AccessRow[]): string {
  const records = rows.map(({ account, kind, name, existsAlready, held }) => [
    ...[account, kind, name, existsAlready ? 'yes' : 'no'],
    ...[held?.policy, held?.kind, held?.document, held?.applications?.join(' '), held?.via],
    ...[held?.attached?.address, held?.attached?.source, held?.joined?.address, held?.joined?.source],
    ...[held?.when.join(' '), held?.attached?.reason, held?.attached?.owner, held?.attached?.validUntil],
  ]);
  return [COLUMNS, ...records].map((record) => `${record.map(csvCell).join(',')}\n`).join('');
}

/** What starts like this is a formula to some spreadsheet. */
const FORMULA = /^\s*[=+\-@|%＝＋－＠]/;

function csvCell(text: string | null | undefined): string {
  const shown = visible(text ?? '');
  return `"${(FORMULA.test(shown) ? `'${shown}` : shown).replaceAll('"', '""')}"`;
}
