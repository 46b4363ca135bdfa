import { parseIpRange } from '../../../lib/policy/condition/ip-range';

test.each<[string, string, string]>([
  ['203.0.113.7', '203.0.113.7', '203.0.113.7'],
  ['10.217.182.3/24', '10.217.182.0', '10.217.182.255'],
  ['10.0.0.0/8', '10.0.0.0', '10.255.255.255'],
  ['1.2.3.4/0', '0.0.0.0', '255.255.255.255'],
  ['255.255.255.255/32', '255.255.255.255', '255.255.255.255'],
])('%s is %s to %s', (text, first, last) => {
  expect(parseIpRange(text)).toEqual({
    family: 4,
    first: parseIpRange(first)?.first,
    last: parseIpRange(last)?.first,
  });
});

test('an IPv4 address is its 32 bits', () => {
  expect(parseIpRange('1.2.3.4')).toEqual({ family: 4, first: 0x01020304n, last: 0x01020304n });
});

test.each<[string, bigint, bigint]>([
  ['::', 0n, 0n],
  ['::1', 1n, 1n],
  ['1::', 1n << 112n, 1n << 112n],
  ['2001:db8::/32', 0x20010db8n << 96n, (0x20010db9n << 96n) - 1n],
  ['2001:DB8:0:0:0:0:0:1', (0x20010db8n << 96n) | 1n, (0x20010db8n << 96n) | 1n],
  ['::ffff:10.0.0.1', 0xffff0a000001n, 0xffff0a000001n],
  ['1:2:3:4:5:6:7::', 0x00010002000300040005000600070000n, 0x00010002000300040005000600070000n],
  ['ff::/0', 0n, (1n << 128n) - 1n],
])('%s is an IPv6 range', (text, first, last) => {
  expect(parseIpRange(text)).toEqual({ family: 6, first, last });
});

test.each([
  '',
  '10',
  '10.0.0',
  '10.0.0.0.0',
  '10.0.0.256',
  '010.0.0.1',
  '10.0.0.0/',
  '10.0.0.0/33',
  '10.0.0.0/08',
  '10.0.0.0/-1',
  '10.0.0.0/8/8',
  ' 10.0.0.0',
  '10.0.0.*',
  '101.226.***.185',
  '0x0a.0.0.1',
  ':',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4::5:6:7:8',
  '12345::',
  'g::',
  'fe80::1%eth0',
  '::1/129',
  '1.2.3.4::',
  '::1.2.3',
  '::1.2.3.4:5',
])('fails for `%s`', (text) => expect(parseIpRange(text)).toBeUndefined());
