import { type Clause } from '../condition/clause';
import { type IpRange, parseIpRange } from '../condition/ip-range';
import { type Sample, type Samples, valuesOf } from './sample';

const LAST = { 4: (1n << 32n) - 1n, 6: (1n << 128n) - 1n } as const;

/** One address in each range between two boundaries of the blocks that the clauses name. */
export function addressSamples(clauses: readonly Clause[]): Samples {
  const blocks = valuesOf(clauses).flatMap((value) => parseIpRange(value) ?? []);
  const four = addressesIn(4, blocks).map((value) => ({ value }));
  const doubt = "Tencent's documents do not say whether the address of a request may be IPv6";
  const six = addressesIn(6, blocks).map((value): Sample => ({ value, doubt }));
  return { scalars: [...four, ...six] };
}

/** Addresses kept for documentation: nobody takes them for their own. */
const READABLE = ['203.0.113.7', '198.51.100.7', '192.0.2.7', '2001:db8::7'].flatMap(
  (text) => parseIpRange(text) ?? [],
);

/** The most readable first. */
function addressesIn(family: 4 | 6, blocks: readonly IpRange[]): string[] {
  const own = blocks.filter((block) => block.family === family);
  const starts = [0n, ...own.flatMap(({ first, last }) => [first, last + 1n])];
  const sorted = [...new Set(starts)].filter((start) => start <= LAST[family]).sort((a, b) => (a < b ? -1 : 1));
  const readable: string[] = [];
  const others: string[] = [];
  for (const [at, start] of sorted.entries()) {
    const end = (sorted[at + 1] ?? LAST[family] + 1n) - 1n;
    const known = READABLE.find((one) => one.family === family && start <= one.first && one.first <= end);
    if (known !== undefined) readable.push(formatAddress(family, known.first));
    // The first address of a block often means the block itself; the second reads like a host.
    else others.push(formatAddress(family, start < end ? start + 1n : start));
  }
  return [...readable, ...others];
}

function formatAddress(family: 4 | 6, value: bigint): string {
  const [width, count, base, separator] = family === 4 ? ([8n, 4, 10, '.'] as const) : ([16n, 8, 16, ':'] as const);
  const mask = (1n << width) - 1n;
  const groups = Array.from({ length: count }, (_, at) => (value >> (width * BigInt(count - 1 - at))) & mask);
  return groups.map((group) => group.toString(base)).join(separator);
}
