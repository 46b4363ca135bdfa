import { matches } from './matches';

/**
 * The shortest words that all these patterns match, one for each way in which their letters can interleave. Where every
 * pattern is inside a `*`, one `fresh` letter stands for any text.
 *
 * These words are enough. Take any word that some patterns match and others do not. Each of its letters is either a
 * letter of one of the matching patterns, or lies in a `*` of all of them; put one fresh letter for each run of the latter.
 * The matching patterns still match; and a pattern that matches the new word can only have a `*` at a fresh letter, so it
 * matches the old word too. Hence what tells two sets of patterns apart, tells them apart on one of these words.
 */
export function commonWords(patterns: readonly string[], fresh: string, limit = 400): string[] {
  const different = [...new Set(patterns)];
  const [only] = different;
  if (different.length === 1 && only !== undefined) return [only.replace(/\*+/g, fresh)];
  const texts = different.filter((pattern) => !pattern.includes('*'));
  if (texts[0] !== undefined) return different.every((pattern) => matches(pattern, texts[0]!)) ? [texts[0]] : [];
  return remembered([fresh, limit, ...different].join('\n'), () => interleavings(different, fresh, limit));
}

const known = new Map<string, string[]>();

/** The same patterns meet again under each reading. */
function remembered(question: string, answer: () => string[]): string[] {
  const words = known.get(question) ?? answer();
  if (known.size > 50_000) known.clear();
  known.set(question, words);
  return words;
}

function interleavings(patterns: readonly string[], fresh: string, limit: number): string[] {
  const words = new Set<string>();
  const visit = (positions: readonly number[], prefix: string): void => {
    if (words.size >= limit) return;
    const inStars = positions.every((at, i) => patterns[i]?.[at] === '*');
    const word = inStars && !prefix.endsWith(fresh) ? prefix + fresh : prefix;
    const rests = positions.map((at, i) => skipStars(patterns[i] ?? '', at));
    if (rests.every((at, i) => at === patterns[i]?.length)) words.add(word);
    for (const letter of new Set(rests.map((at, i) => patterns[i]?.[at]))) {
      if (letter === undefined) continue;
      const moves = positions.map((at, i) => movesOn(patterns[i] ?? '', at, letter));
      for (const next of product(moves)) {
        if (next.some((at, i) => at > (rests[i] ?? 0))) visit(next, word + letter);
      }
    }
  };
  visit(
    patterns.map(() => 0),
    '',
  );
  return [...words];
}

/** A letter or digit that no text has, in either case. */
export function freshLetter(texts: readonly string[]): string {
  const used = texts.join('').toLowerCase();
  return [...'zqxjkvw0987654321_'].find((letter) => !used.includes(letter)) ?? '~';
}

/** All ways to take one of each. */
export function product<T>(choices: readonly (readonly T[])[]): T[][] {
  return choices.reduce<T[][]>((made, choice) => made.flatMap((one) => choice.map((item) => [...one, item])), [[]]);
}

/** All sets of at most `size` items, the empty one left out. */
export function smallSets<T>(items: readonly T[], size: number): T[][] {
  const sets = items.map((item, at) => ({ set: [item], at }));
  for (const { set, at } of sets) {
    if (set.length < size)
      sets.push(...items.slice(at + 1).map((item, i) => ({ set: [...set, item], at: at + 1 + i })));
  }
  return sets.map(({ set }) => set);
}

/** Where a pattern may be after one letter: still in its `*`, or past the letter. */
function movesOn(pattern: string, at: number, letter: string): number[] {
  const rest = skipStars(pattern, at);
  return [...(pattern[at] === '*' ? [at] : []), ...(pattern[rest] === letter ? [rest + 1] : [])];
}

function skipStars(pattern: string, at: number): number {
  while (pattern[at] === '*') at++;
  return at;
}
