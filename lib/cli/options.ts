import { Option } from 'commander';

/** `--format`: how a report is written. */
export function formatOption(): Option {
  return new Option('--format <format>', 'how to write the report').choices(['text', 'json']).default('text');
}

/** How a report is written. */
export type Format = 'text' | 'json';
