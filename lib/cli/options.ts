import { InvalidArgumentError, Option } from 'commander';
import { isDay } from '../access/model/day';

/** `--format`: how a report is written. */
export function formatOption(): Option {
  return new Option('--format <format>', 'how to write the report').choices(['text', 'json']).default('text');
}

/** How a report is written. */
export type Format = 'text' | 'json';

/** `--today`: the clock of a command, which a test or a script can set. */
export function todayOption(what: string): Option {
  const now = new Date().toISOString().slice(0, 10);
  return new Option('--today <date>', `${what}, as YYYY-MM-DD`).default(now, 'today, in UTC').argParser(day);
}

function day(text: string): string {
  if (isDay(text)) return text;
  throw new InvalidArgumentError(`\`${text}\` is no day; write YYYY-MM-DD`);
}
