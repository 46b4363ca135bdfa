import { type Request } from '../policy';
import { visible } from '../policy/parse/quoted';

/** A request in words: `trtc:RemoveUser on qcs::… when qcs:ip is 10.0.0.1`. */
export function requestWords({ action, resource, context }: Request): string {
  const conditions = Object.entries(context).map(
    ([key, value]) => `${key} is ${[value].flat().join(' and ') || 'empty'}`,
  );
  const when = conditions.length === 0 ? '' : ` when ${conditions.join(', ')}`;
  return visible(`${action} on ${resource}${when}`);
}

/** How many of a thing: `1 warning`, `2 warnings`. */
export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** Text in JSON, for scripts, on lines of its own. */
export function jsonText(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
