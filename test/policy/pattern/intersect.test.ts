import fc from 'fast-check';
import { Budget, BudgetExceeded } from '../../../lib/policy/budget';
import { Glob } from '../../../lib/policy/pattern/glob';
import { intersect } from '../../../lib/policy/pattern/intersect';

const anyGlob = fc.array(fc.constantFrom('a', 'b', '*', '*'), { maxLength: 7 }).map((symbols) => symbols.join(''));
const anyWord = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 9 }).map((letters) => letters.join(''));

const common = (left: string, right: string): Glob[] =>
  intersect(Glob.parse(left), Glob.parse(right), new Budget(1_000_000));

test('the intersection matches the words that both globs match', () => {
  fc.assert(
    fc.property(anyGlob, anyGlob, fc.array(anyWord, { minLength: 20, maxLength: 20 }), (left, right, words) => {
      const both = common(left, right);
      return words.every((word) => {
        const expected = Glob.parse(left).matches(word) && Glob.parse(right).matches(word);
        return both.some((glob) => glob.matches(word)) === expected;
      });
    }),
    { numRuns: 1000 },
  );
});

test('each glob of the intersection is within both', () => {
  fc.assert(
    fc.property(anyGlob, anyGlob, (left, right) =>
      common(left, right).every((glob) => Glob.parse(left).includes(glob) && Glob.parse(right).includes(glob)),
    ),
    { numRuns: 1000 },
  );
});

test.each([
  ['*a*', '*b*', ['*a*b*', '*b*a*']],
  ['*ab*', '*bc*', ['*ab*bc*', '*abc*', '*bc*ab*']],
  ['trtc:Describe*', 'trtc:*Info', ['trtc:Describe*Info']],
  ['trtc:Describe*', 'trtc:Create*', []],
  ['trtc:*', 'trtc:RemoveUser', ['trtc:RemoveUser']],
])('%s and %s share %j', (left, right, expected) => {
  expect(common(left, right).map(String).sort()).toEqual(expected);
});

test('fails when there are too many ways through both, rather than hang', () => {
  const left = Glob.parse(`*${'ab*'.repeat(100)}`);
  const right = Glob.parse(`*${'ba*'.repeat(100)}`);
  expect(() => intersect(left, right, new Budget(100_000))).toThrow(BudgetExceeded);
});
