import fc from 'fast-check';
import { parseInstant, requestInstant } from '../../../lib/policy/condition/instant';

test('reads what JavaScript writes', () => {
  const date = fc.date({
    min: new Date('0000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });
  fc.assert(fc.property(date, (moment) => expect(parseInstant(moment.toISOString())).toBe(moment.getTime())));
});

test('seconds may have a fraction', () => {
  expect(parseInstant('2027-01-31T23:59:59Z')).toBe(Date.UTC(2027, 0, 31, 23, 59, 59));
  expect(parseInstant('2027-01-31T23:59:59.5Z')).toBe(Date.UTC(2027, 0, 31, 23, 59, 59, 500));
});

test.each([
  '',
  '2027-01-31',
  '2027-01-31 23:59:59Z',
  '2027-01-31T23:59:59',
  '2027-01-31T23:59:59+08:00',
  '2027-01-31T23:59Z',
  '2027-01-31T24:00:00Z',
  '2027-01-31T23:60:00Z',
  '2027-01-31T23:59:60Z',
  '2027-02-29T00:00:00Z',
  '2100-02-29T00:00:00Z',
  '2027-04-31T00:00:00Z',
  '2027-00-10T00:00:00Z',
  '2027-13-10T00:00:00Z',
  '2027-01-00T00:00:00Z',
  '2027-1-31T00:00:00Z',
  '+02027-01-31T00:00:00Z',
  '2027-01-31t00:00:00z',
  '2027-01-31T00:00:00.1234Z',
])('fails for `%s`', (text) => expect(parseInstant(text)).toBeUndefined());

test('a request may hold a moment that is finer than any policy names', () => {
  const last = parseInstant('2026-12-31T23:59:59.999Z') as number;
  expect(requestInstant('2026-12-31T23:59:59.999999999Z')).toBe(last + 0.5);
  expect(requestInstant('2026-12-31T23:59:59.999000Z')).toBe(last);
  expect(requestInstant('2026-12-31T23:59:59.99Z')).toBe(parseInstant('2026-12-31T23:59:59.99Z'));
  expect(requestInstant('2026-12-31T23:59:59.9999999999Z')).toBeUndefined();
});
