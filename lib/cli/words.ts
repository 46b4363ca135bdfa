import { visible } from '../policy/parse/quoted';

/** How many of a thing: `1 warning`, `2 warnings`. */
export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** A value as JSON, for scripts, on lines of its own. What could fool a terminal is escaped: to JSON it is the same. */
export function jsonText(value: object): string {
  const lines = JSON.stringify(value, undefined, 2).split('\n');
  return `${lines.map(visible).join('\n')}\n`;
}
