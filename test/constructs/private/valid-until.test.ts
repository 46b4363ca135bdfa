import { Token } from 'cdktf';
import fc from 'fast-check';
import { validUntilProblems } from '../../../lib/constructs/private/valid-until';

describe('validUntil', () => {
  it('is any day of the calendar', () => {
    const day = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(fc.property(day, (date) => expect(validUntilProblems(date.toISOString().slice(0, 10))).toEqual([])));
  });

  it('may be left out, or be known to Terraform only', () => {
    expect(validUntilProblems(undefined)).toEqual([]);
    expect(validUntilProblems(Token.asString({ a: 'token' }))).toEqual([]);
  });

  it.each(['', '2027-02-30', '2027-13-01', '2027-1-31', '31.01.2027', '2027-01-31T12:00:00Z', 'tomorrow'])(
    'fails when it is %j',
    (date) => {
      expect(validUntilProblems(date)).toEqual([
        `validUntil \`${date}\` is no date; write the last day as \`YYYY-MM-DD\``,
      ]);
    },
  );
});
