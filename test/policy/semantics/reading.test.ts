import { ALWAYS, NEVER, OPEN_NAMES, OPEN_VALUES, openQuestions } from '../../../lib/policy/semantics/reading';

test.each(Object.entries(OPEN_VALUES))('a table that is %s depends on this question alone', (_, question) => {
  expect(openQuestions(question.yes, OPEN_VALUES)).toEqual([question]);
  expect(openQuestions(~question.yes, OPEN_VALUES)).toEqual([question]);
});

test('a table depends on each question that it combines', () => {
  const { caseIsIgnored, temporaryKeyLists, emptyRegionIsAny } = OPEN_NAMES;
  const table = (caseIsIgnored.yes & temporaryKeyLists.yes) | ~emptyRegionIsAny.yes;
  expect(openQuestions(table, OPEN_NAMES)).toEqual([caseIsIgnored, emptyRegionIsAny, temporaryKeyLists]);
});

test('what always or never holds depends on no question', () => {
  expect(openQuestions(ALWAYS, OPEN_VALUES)).toEqual([]);
  expect(openQuestions(NEVER, OPEN_VALUES)).toEqual([]);
});

test('the questions are independent: every combination of answers is one reading', () => {
  const answers = Array.from({ length: 32 }, (_, reading) =>
    Object.values(OPEN_VALUES)
      .map(({ yes }) => (yes >>> reading) & 1)
      .join(''),
  );
  expect(new Set(answers).size).toBe(32);
});
