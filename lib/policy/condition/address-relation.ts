import { type IpRange, parseIpRange } from './ip-range';
import { type Index, oneByOne, relation, type Relation } from './relation';
import { remembering } from './remembering';
import { type Block, SortedBlocks } from './sorted-blocks';

/** A range of addresses to compare with others. IPv4 addresses are exact as numbers, and many times faster to compare. */
interface Addresses extends Block {
  readonly family: IpRange['family'];
}

const addresses = remembering((text): Addresses | undefined => {
  const range = parseIpRange(text);
  return range?.family === 4 ? { family: 4, first: Number(range.first), last: Number(range.last) } : range;
});

const blockByBlock = oneByOne((asked: Addresses, wanted: Addresses) => {
  if (asked.family === wanted.family) return asked.first >= wanted.first && asked.last <= wanted.last;
  // Whether CAM takes an IPv4 address in IPv6's clothes for the IPv4 address is not documented.
  return isMapped(asked) || isMapped(wanted) ? undefined : false;
});

/** Whether the range lies in `::ffff:0:0/96`, where IPv6 spells the IPv4 addresses. */
function isMapped({ family, first, last }: Addresses): boolean {
  return family === 6 && first >= 0xffff00000000n && last <= 0xffffffffffffn;
}

/** Looks a single address up among the blocks of its family. Those of the other one differ in being mapped, if at all. */
const sorted: Index<Addresses, Addresses> = (wanted) => {
  const inEach = blockByBlock(wanted);
  const [four, six] = ([4, 6] as const).map((family) => {
    const own = wanted.filter((one) => one.family === family);
    const others = wanted.filter((one) => one.family !== family);
    const kinds = [others.find(isMapped), others.find((one) => !isMapped(one))].filter((one) => one !== undefined);
    const [inOwn, inOthers] = [new SortedBlocks(own), blockByBlock(kinds)];
    return (asked: Addresses) => inOwn.compare(asked.first) | inOthers.compare(asked);
  }) as [typeof inEach.compare, typeof inEach.compare];
  return {
    compare: (asked) => {
      if (asked.first !== asked.last) return inEach.compare(asked);
      return asked.family === 4 ? four(asked) : six(asked);
    },
    cost: 1,
  };
};

/** Whether addresses of a request are in blocks of addresses. */
export const inBlocks: Relation = relation(addresses, addresses, sorted);
