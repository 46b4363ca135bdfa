import fc from 'fast-check';
import { Glob } from '../../../lib/policy/pattern/glob';

/** Short globs over few letters, so that random ones often meet. */
export const anyGlob = fc.array(fc.constantFrom('a', 'b', '*'), { maxLength: 6 }).map((symbols) => symbols.join(''));
export const anyWord = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 }).map((letters) => letters.join(''));

/** The definition of a match, by a regular expression. */
const matches = (glob: string, word: string): boolean => new RegExp(`^${glob.replaceAll('*', '.*')}$`).test(word);

/** All words of up to six letters, one of which no glob above mentions. */
const words = [''];
for (let length = 0, start = 0; length < 6; length++) {
  const end = words.length;
  for (; start < end; start++) words.push(...['a', 'b', 'c'].map((letter) => `${words[start]}${letter}`));
}

test('a glob matches what its regular expression matches', () => {
  fc.assert(
    fc.property(anyGlob, anyWord, (glob, word) => Glob.parse(glob).matches(word) === matches(glob, word)),
    { numRuns: 2000 },
  );
});

test('a glob includes another when it matches all its words', () => {
  fc.assert(
    fc.property(anyGlob, anyGlob, (outer, inner) => {
      const inclusion = words.every((word) => !matches(inner, word) || matches(outer, word));
      return Glob.parse(outer).includes(Glob.parse(inner)) === inclusion;
    }),
    { numRuns: 500 },
  );
});

test('a glob that a union covers is covered by one of its members', () => {
  fc.assert(
    fc.property(fc.array(anyGlob, { minLength: 1, maxLength: 3 }), anyGlob, (union, inner) => {
      const covered = words.every((word) => !matches(inner, word) || union.some((glob) => matches(glob, word)));
      return union.some((glob) => Glob.parse(glob).includes(Glob.parse(inner))) === covered;
    }),
    { numRuns: 300 },
  );
});

test('wildcards side by side are one', () => {
  expect(Glob.parse('a***b').equals(Glob.parse('a*b'))).toBe(true);
  expect(Glob.parse('**').isEverything).toBe(true);
});

test('a literal may hold an asterisk', () => {
  expect(Glob.literal('a*').matches('ab')).toBe(false);
  expect(Glob.literal('a*').matches('a*')).toBe(true);
});

test('the chunks of a match may not overlap', () => {
  expect(Glob.parse('ab*ba').matches('aba')).toBe(false);
  expect(Glob.parse('*ab*ab*').matches('xabx')).toBe(false);
});

test('fails on the symbol that stands for any text', () => {
  expect(() => Glob.parse('a\uFFFF')).toThrow('noncharacter U+FFFF');
});
