import * as fc from 'fast-check';
import { OPERATORS } from '../../../lib/policy/condition/operator-meaning';
import { type Scalar } from '../../../lib/policy/condition/relation';

const octet = fc.constantFrom(0, 1, 2, 127, 128, 255);
const v4 = fc.tuple(octet, octet).map(([third, fourth]) => `10.0.${third}.${fourth}`);
const group = fc.constantFrom('0', '1', '2', 'ffff');
const v6 = fc.tuple(fc.constantFrom('::', '::ffff:a00:', '2001:db8::'), group).map(([head, last]) => `${head}${last}`);
const address = fc.oneof(v4, v6);
const block = fc.oneof(
  fc.tuple(v4, fc.integer({ min: 22, max: 32 })).map(([base, length]) => `${base}/${length}`),
  fc.tuple(v6, fc.integer({ min: 90, max: 128 })).map(([base, length]) => `${base}/${length}`),
  address,
);
const word = fc.constantFrom('', 'a', 'A', 'ab', 'aB', 'b', '*', 'a*', '*b', '5', 'true');
const number = fc.oneof(
  fc.constantFrom(-1, 0, 1, 1.5, 2, 2.5),
  fc.constantFrom('0', '1.0', '-1', '2e0', '1234567890123456'),
);
const moment = fc.constantFrom(
  '2027-01-31T00:00:00Z',
  '2027-01-31T00:00:00.000Z',
  '2027-01-31T00:00:00.001Z',
  '2027-02-01T00:00:00Z',
  '2027-02-01T00:00:00+08:00',
);

const VALUES: Readonly<Record<string, fc.Arbitrary<Scalar>>> = {
  string: word,
  number,
  date: moment,
  ip: fc.oneof({ weight: 9, arbitrary: block }, { weight: 1, arbitrary: fc.constant('10.0.0.0/33') }),
  bool: fc.constantFrom<Scalar>(true, false, 'true', 'TRUE'),
  binary: fc.constantFrom('YQ==', 'YQ', 'YWE=', 'Y'),
  null: fc.constantFrom<Scalar>(true, false),
};

describe('a value compared with all values of a clause at once', () => {
  test.each(Object.entries(OPERATORS))('finds what it finds with each of them: %s', (_, { family, relation }) => {
    const value = VALUES[family] as fc.Arbitrary<Scalar>;
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), fc.oneof(value, address), (values, asked) => {
        const each = values.map((one) => relation([one]).compare(asked));
        expect(relation(values).compare(asked)).toBe(each.reduce((all, one) => all | one, 0));
      }),
      { numRuns: 500 },
    );
  });
});
