import { type Reading } from './reading';

const compiled = new Map<string, RegExp>();

/** Whether a pattern, whose `*` is any text, is the whole of a text. */
export function matches(pattern: string, text: string): boolean {
  if (!pattern.includes('*')) return pattern === text;
  let regex = compiled.get(pattern);
  if (!regex) {
    const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
    regex = new RegExp(`^${parts.join('[^]*')}$`);
    if (compiled.size > 50_000) compiled.clear();
    compiled.set(pattern, regex);
  }
  return regex.test(text);
}

export function bareAction(action: string): string {
  return action.startsWith('name/') ? action.slice('name/'.length) : action;
}

/** The six segments. What follows the fifth colon is one segment, colons and all. */
export function segmentsOf(resource: string): string[] {
  const parts = resource.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** An action pattern as this reading sees it, ready for `matches`. */
export function actionPattern(reading: Reading, pattern: string): string {
  const bare = bareAction(pattern);
  if (isStarColonStar(bare) && reading.starColonStarIsStar) return '*';
  return foldCase(reading, bare);
}

/** `*:*`, however many stars. */
export function isStarColonStar(pattern: string): boolean {
  return /^\*+:\*+$/.test(bareAction(pattern));
}

/** A resource pattern as this reading sees it: `*`, or a pattern a segment. */
export function resourcePattern(reading: Reading, pattern: string): '*' | string[] {
  if (pattern === '*') return '*';
  const segments = segmentsOf(substitute(reading, pattern));
  const all = (at: number): string => (segments[at] === '' && reading.emptySegmentIsAll ? '*' : (segments[at] ?? ''));
  const account = segments[4] === '' ? `uin/${reading.constants.owner_uin}` : (segments[4] ?? '');
  return [segments[0] ?? '', segments[1] ?? '', foldCase(reading, all(2)), all(3), account, segments[5] ?? ''];
}

export function actionMatches(reading: Reading, pattern: string, action: string): boolean {
  return matches(actionPattern(reading, pattern), foldCase(reading, bareAction(action)));
}

export function resourceMatches(reading: Reading, pattern: string, resource: string): boolean {
  const patterns = resourcePattern(reading, pattern);
  if (patterns === '*') return true;
  if (resource === '*') return false;
  const segments = segmentsOf(resource);
  segments[2] = foldCase(reading, segments[2] ?? '');
  segments[4] ||= `uin/${reading.constants.owner_uin}`;
  return patterns.every((one, at) => matches(one, segments[at] ?? ''));
}

/** A text of a policy with its variables filled in. */
export function substitute(reading: Reading, text: string): string {
  return text.replace(
    /\$\{(uin|owner_uin|app_id)\}/g,
    (_, name: keyof Reading['constants']) => reading.constants[name],
  );
}

function foldCase(reading: Reading, text: string): string {
  return reading.caseMatters ? text : text.toLowerCase();
}
