import { type Clause } from '../condition/clause';
import { fold } from '../pattern/fold';
import { Glob } from '../pattern/glob';
import { intersect } from '../pattern/intersect';
import { unusedSymbol } from '../pattern/unused-symbol';
import { type Budget, BudgetExceeded } from '../budget';
import { type Samples, valuesOf } from './sample';

/** More letters than this are not tried in both cases. */
const MOST_LETTERS = 8;
const MOST_GLOBS = 64;

/**
 * The texts that the clauses name, one for each way to match some of their wildcards and no others, and spellings of the
 * texts whose case is ignored.
 */
export function textSamples(clauses: readonly Clause[], budget: Budget): Samples {
  const isLike = ({ source }: Clause): boolean =>
    source.operator === 'string_like' || source.operator === 'string_not_like';
  const literals = new Set(valuesOf(clauses.filter((clause) => !isLike(clause))));
  const globs = valuesOf(clauses.filter(isLike)).map((value) => Glob.parse(value));
  const filler = unusedSymbol(valuesOf(clauses));
  const generic = closure(globs, budget).map((glob) => glob.fill(filler));
  const ignoringCase = valuesOf(clauses.filter(({ source }) => source.operator.endsWith('_ignore_case')));
  const spellings = ignoringCase.map((text) => spellingsOf(text, literals, globs.length > 0));
  const values = new Set([filler, ...literals, ...generic, ...spellings.flatMap((spelling) => spelling.texts)]);
  const scalars = [...values].map((value) => ({ value }));
  if (spellings.every(({ complete }) => complete)) return { scalars };
  return { scalars, gap: 'a text whose case is ignored has too many spellings to try against the wildcards' };
}

/**
 * All intersections of the globs.
 *
 * Complete: of a text that matches some of them, one of these holds it and is within all of those; a word that has an
 * unused symbol for each wildcard matches these and no others.
 */
function closure(globs: readonly Glob[], budget: Budget): Glob[] {
  const known = new Map<string, Glob>();
  const queue = [...globs];
  for (let glob = queue.pop(); glob !== undefined; glob = queue.pop()) {
    if (known.has(String(glob))) continue;
    for (const other of known.values()) queue.push(...intersect(glob, other, budget));
    known.set(String(glob), glob);
    if (known.size > MOST_GLOBS) throw new BudgetExceeded('too many wildcards on one condition key');
  }
  return [...known.values()];
}

interface Spellings {
  readonly texts: readonly string[];
  readonly complete: boolean;
}

/** Spellings of a text that differ in case: all of them, or one that is not a literal when nothing else matters. */
function spellingsOf(text: string, literals: ReadonlySet<string>, all: boolean): Spellings {
  const letters = [...text].flatMap((letter, at) => {
    const other = otherCase(letter);
    return other === undefined ? [] : [{ at, other }];
  });
  const spelling = (number: number): string => {
    const symbols = [...text];
    letters.forEach(({ at, other }, bit) => {
      if (Math.floor(number / 2 ** bit) % 2 === 1) symbols[at] = other;
    });
    return symbols.join('');
  };
  if (all) {
    const most = 2 ** Math.min(letters.length, MOST_LETTERS);
    return {
      texts: Array.from({ length: most }, (_, number) => spelling(number)),
      complete: letters.length <= MOST_LETTERS,
    };
  }
  const most = Math.min(2 ** letters.length, literals.size + 1);
  for (let number = 0; number < most; number++) {
    if (!literals.has(spelling(number))) return { texts: [spelling(number)], complete: true };
  }
  return { texts: [], complete: true };
}

function otherCase(letter: string): string | undefined {
  return [letter.toLowerCase(), letter.toUpperCase()].find(
    (other) => other !== letter && other.length === letter.length && fold(other) === fold(letter),
  );
}
