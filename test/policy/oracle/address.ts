import { isIP } from 'node:net';

/** The addresses of a CIDR block, or one address, as numbers. */
export interface AddressRange {
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly last: bigint;
}

/** Reads `10.0.0.0/8`, `10.1.2.3`, `2001:db8::/32`; undefined for anything else. */
export function rangeOf(text: string): AddressRange | undefined {
  if (!known.has(text)) known.set(text, read(text));
  return known.get(text);
}

const known = new Map<string, AddressRange | undefined>();

function read(text: string): AddressRange | undefined {
  const [address = '', prefix] = text.split('/');
  const family = isIP(address);
  if (family === 0 || address.includes('%')) return undefined;
  const bits = family === 4 ? 32 : 128;
  const length = prefix === undefined ? bits : Number(prefix);
  const size = 1n << BigInt(bits - length);
  const first = ((family === 4 ? fromIpv4(address) : fromIpv6(address)) / size) * size;
  return { bits, first, last: first + size - 1n };
}

/** Writes an address, or undefined past the ends of the family. */
export function addressOf(bits: 32 | 128, value: bigint): string | undefined {
  if (value < 0n || value >= 1n << BigInt(bits)) return undefined;
  const [width, size, radix, mark] = bits === 32 ? [8n, 4, 10, '.'] : ([16n, 8, 16, ':'] as const);
  return Array.from({ length: size }, (_, at) =>
    ((value >> (width * BigInt(size - 1 - at))) & ((1n << width) - 1n)).toString(radix),
  ).join(mark);
}

function fromIpv4(address: string): bigint {
  return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function fromIpv6(address: string): bigint {
  const [head = '', tail] = address
    .split('::')
    .map((half) => (half === '' ? [] : half.split(':')))
    .map(widen);
  const groups =
    tail === undefined ? head : [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  return (groups as string[]).reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

/** The last group may be written as an IPv4 address. */
function widen(groups: string[]): string[] {
  return groups.flatMap((group) => {
    if (!group.includes('.')) return [group];
    const value = fromIpv4(group);
    return [(value >> 16n).toString(16), (value & 0xffffn).toString(16)];
  });
}
