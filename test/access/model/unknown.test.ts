import { isUnknown } from '../../../lib/access';
import { digestOf } from '../../../lib/access/model/digest';
import { policyKey, userKey } from '../../../lib/access/model/keys';
import { unknownValue } from '../../../lib/access/model/unknown';

test('an unknown is no value, and no value is an unknown', () => {
  expect(isUnknown(unknownValue('not-static', '${var.x}'))).toBe(true);
  for (const value of [undefined, null, '', 'unknown', 0, [], {}, { unknown: 'x' }])
    expect(isUnknown(value)).toBe(false);
});

test('unknowns differ when their expressions or what they rest on do', () => {
  const digests = [
    unknownValue('not-static', '${var.x}'),
    unknownValue('not-static', '${var.y}'),
    unknownValue('not-static', '${var.x}', { x: 1 }),
    unknownValue('not-static', '${var.x}', { x: 2 }),
  ].map(({ digest }) => digest);
  expect(new Set(digests).size).toBe(4);
});

test('a digest is of the data, whatever the order of its keys', () => {
  expect(digestOf({ a: 1, b: [{ c: null, d: 'x' }] })).toBe(digestOf({ b: [{ d: 'x', c: null }], a: 1 }));
  expect(digestOf({ a: [1, 2] })).not.toBe(digestOf({ a: [2, 1] }));
  expect(digestOf(['a', 'b'])).not.toBe(digestOf(['a","b']));
});

test('keys of different kinds never meet', () => {
  const hostile = unknownValue('not-static', 'alice');
  const keys = [
    userKey('alice'),
    userKey(hostile),
    userKey('-unknown:=alice'),
    policyKey('preset', 'x'),
    policyKey('custom', 'x'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
