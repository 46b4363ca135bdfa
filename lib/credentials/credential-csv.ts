import { type Credentials } from './credentials';
import { loginLinks } from './login-link';

/** The console's columns, then what the console shows beside its file. */
const HEADER = [
  ...['User name', 'Password', 'SecretId', 'SecretKey', 'Encrypted SecretKey'],
  ...['Login link (China site)', 'Login link (international site)'],
];

/** What spreadsheets take for the start of a formula, in whatever quotes it stands. */
const FORMULA = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Why credentials can't be written as CSV: a spreadsheet would run one of them. Nothing is put before a value to prevent
 * that, for it would be another value.
 *
 * @returns undefined when they can be; the field that can't, and never its value
 */
export function spreadsheetProblem(credentials: Credentials): string | undefined {
  const at = cells(credentials).findIndex((cell) => FORMULA.test(cell));
  if (at === -1) return undefined;
  return `a spreadsheet would take the ${HEADER[at]?.toLowerCase()} for a formula; write JSON instead`;
}

/**
 * Credentials as a CSV file with a header and one row, as RFC 4180 has it: lines end with CR LF, every field is quoted.
 *
 * A byte order mark tells Excel that it is UTF-8 and puzzles everything else. Without a letter outside ASCII it makes no
 * difference to Excel, so it is only written with one.
 */
export function credentialCsv(credentials: Credentials): string {
  const text = [HEADER, cells(credentials)].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
  return /^[\x20-\x7e\r\n]*$/.test(text) ? text : `${BYTE_ORDER_MARK}${text}`;
}

function cells(credentials: Credentials): string[] {
  const { userName, password = '', key } = credentials;
  const { china = '', international = '' } = loginLinks(credentials);
  const [clear, encrypted] =
    key === undefined ? ['', ''] : 'clear' in key.secret ? [key.secret.clear, ''] : ['', key.secret.encrypted];
  return [userName, password, key?.secretId ?? '', clear, encrypted, china, international];
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
