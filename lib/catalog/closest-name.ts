/**
 * The name that someone most likely meant, or `undefined` when none is near.
 *
 * Near is at most one slip (a letter more, less, other, or two swapped) in three letters; letter case is no slip.
 */
export function closestName(written: string, names: Iterable<string>): string | undefined {
  let closest: string | undefined;
  let fewest = Math.floor(written.length / 3) + 1;
  for (const name of names) {
    const slips = slipsBetween(written.toLowerCase(), name.toLowerCase());
    if (slips < fewest) [closest, fewest] = [name, slips];
  }
  return closest;
}

/** Edit distance with swaps of neighbours, a row of the table at a time. */
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      let slips = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + other);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, beforeLast[j - 2]! + 1);
      row.push(slips);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
