/** The addresses of a CIDR block, or a single one, as numbers. IPv4 and IPv6 are apart: no address is in both. */
export interface IpRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * The addresses that `10.217.182.3/24`, `2001:db8::/32` or a single address stands for; `undefined` when it is no such text.
 *
 * Bits beyond the mask may be set, as in Tencent's own examples: the mask decides. Octets and lengths have no leading
 * zeros, which some readers take for octal.
 *
 * @see https://www.tencentcloud.com/document/product/598/10608
 */
export function parseIpRange(text: string): IpRange | undefined {
  const [address = '', length, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  const family = address.includes(':') ? 6 : 4;
  const bits = family === 4 ? 32 : 128;
  const value = family === 4 ? ipv4(address) : ipv6(address);
  const mask = length === undefined ? bits : decimal(length, bits);
  if (value === undefined || mask === undefined) return undefined;
  const host = (1n << BigInt(bits - mask)) - 1n;
  return { family, first: value & ~host, last: value | host };
}

function ipv4(text: string): bigint | undefined {
  const octets = text.split('.').map((octet) => decimal(octet, 255));
  if (octets.length !== 4 || octets.includes(undefined)) return undefined;
  return octets.reduce<bigint>((value, octet) => (value << 8n) | BigInt(octet as number), 0n);
}

function ipv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, at) => groups(half, at === halves.length - 1));
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  // `::` stands for at least one group of zeros.
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...head, ...Array<number>(missing).fill(0), ...(tail ?? [])];
  return all.reduce<bigint>((value, group) => (value << 16n) | BigInt(group), 0n);
}

/** The 16-bit groups of one side of `::`. The last two may be written as an IPv4 address. */
function groups(text: string, mayEndInIpv4: boolean): number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const last = parts.at(-1) as string;
  const embedded = mayEndInIpv4 && last.includes('.') ? ipv4(last) : undefined;
  if (embedded !== undefined) parts.splice(-1, 1, (embedded >> 16n).toString(16), (embedded & 0xffffn).toString(16));
  return parts.every((part) => /^[0-9a-fA-F]{1,4}$/.test(part)) ? parts.map((part) => parseInt(part, 16)) : undefined;
}

function decimal(text: string, most: number): number | undefined {
  return /^(?:0|[1-9][0-9]{0,2})$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}
