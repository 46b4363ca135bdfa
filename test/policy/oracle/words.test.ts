import * as fc from 'fast-check';
import { matches } from './matches';
import { commonWords } from './words';

describe('commonWords', () => {
  test('interleaves the letters of the patterns', () => {
    expect(commonWords(['a*', '*b'], 'z')).toEqual(['azb']);
    expect(commonWords(['*a*', '*b*'], 'z').sort()).toEqual(['zazbz', 'zbzaz']);
    expect(commonWords(['ab*', '*ba'], 'z').sort()).toEqual(['aba', 'abzba']);
    expect(commonWords(['a', 'b'], 'z')).toEqual([]);
  });

  test('tells sets of patterns apart as well as all words up to eight letters do', () => {
    const words = allWords(['a', 'b', 'z'], 8);
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 2 }),
        fc.array(pattern, { maxLength: 3 }),
        (inside, outside) => {
          const separates = (word: string) =>
            inside.every((one) => matches(one, word)) && !outside.some((one) => matches(one, word));
          expect(commonWords(inside, 'z').some(separates)).toBe(words.some(separates));
        },
      ),
      { numRuns: 300 },
    );
  });
});

function allWords(letters: readonly string[], length: number): string[] {
  let last = [''];
  const words = [...last];
  for (let at = 0; at < length; at++) {
    last = last.flatMap((word) => letters.map((letter) => word + letter));
    words.push(...last);
  }
  return words;
}
