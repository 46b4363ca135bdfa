import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RecoveryRow {
  /** The first cell. */
  readonly happened: string;
  /** What stands in backticks in the second one. */
  readonly seen: readonly string[];
}

/** The rows of all tables of docs/recovery.md that say what to do. */
export function recoveryRows(): RecoveryRow[] {
  const page = readFileSync(join(__dirname, '../../../docs/recovery.md'), 'utf8');
  const rows = page.split('\n').map((line) => line.split(' | '));
  return rows
    .filter((cells) => cells.length === 3 && cells[0]?.startsWith('| ') && !/^\| (what happened|---)/.test(cells[0]))
    .map(([happened = '', seen = '']) => ({
      happened: happened.slice(2),
      seen: [...seen.matchAll(/`([^`]+)`/g)].map(([, part = '']) => part),
    }));
}
