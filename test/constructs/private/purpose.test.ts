import { Token } from 'cdktf';
import fc from 'fast-check';
import { purposeProblems } from '../../../lib/constructs/private/purpose';

describe('a purpose', () => {
  it('may leave out everything', () => {
    expect(purposeProblems({})).toEqual([]);
  });

  it('may be valid until any day of the calendar', () => {
    const day = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => expect(purposeProblems({ validUntil: date.toISOString().slice(0, 10) })).toEqual([])),
    );
  });

  it.each(['2027-02-30', '2027-13-01', '2027-1-31', '31.01.2027', '2027-01-31T12:00:00Z', 'tomorrow'])(
    'fails when it is valid until %j',
    (date) => {
      expect(purposeProblems({ validUntil: date })).toEqual([
        `validUntil \`${date}\` is no date; write the last day as \`YYYY-MM-DD\``,
      ]);
    },
  );

  it('fails when it is a date of JavaScript', () => {
    expect(purposeProblems({ validUntil: new Date(0) as unknown as string })).toEqual([
      'validUntil is an object, which is no text; write one',
    ]);
  });

  it('fails with all that is empty or known to Terraform only', () => {
    const token = Token.asString({ a: 'token' });
    expect(purposeProblems({ reason: '', owner: ' ', validUntil: token })).toEqual([
      'reason is empty; write it, or leave it out',
      'owner is empty; write it, or leave it out',
      'validUntil is known to Terraform only; write it out',
    ]);
  });
});
