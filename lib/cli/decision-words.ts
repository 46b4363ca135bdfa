import { type Explanation, type Request } from '../policy';
import { visible } from '../policy/parse/quoted';
import { type PolicyFile } from './policy-files';

/** A request in words: `trtc:RemoveUser on qcs::… when qcs:ip is 10.0.0.1`. */
export function requestWords({ action, resource, context }: Request): string {
  const conditions = Object.entries(context).map(([key, value]) => `${key} is ${valueWords(value)}`);
  const when = conditions.length === 0 ? '' : ` when ${conditions.join(' and ')}`;
  return visible(`${action} on ${resource}${when}`);
}

function valueWords(value: Request['context'][string]): string {
  if (!Array.isArray(value)) return value === '' ? 'empty' : String(value);
  return value.length === 0 ? 'without a value' : value.join(', ');
}

/** The reasons of an answer, with the names of files in place of numbers of documents. */
export function reasonsWithNames({ reasons }: Pick<Explanation, 'reasons'>, files: readonly PolicyFile[]): string[] {
  return reasons.map((reason) =>
    reason.replace(/\bof document (\d+)\b/g, (words, number) => `of ${files[Number(number) - 1]?.name ?? words}`),
  );
}
