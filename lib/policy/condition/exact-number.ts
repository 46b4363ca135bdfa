const DECIMAL = /^[+-]?(?<whole>\d+)(?:\.(?<fraction>\d+))?(?:[eE][+-]?\d{1,3})?$/;
/** Decimals of so many digits keep their order as floating-point numbers; longer ones may fall together. */
const EXACT_DIGITS = 15;
/** Closer to zero, floating-point numbers lose digits. */
const SMALLEST = 1e-290;

/**
 * The number that a policy writes, as number or text. `undefined` where the text is no number, or so long that two
 * different numbers could become the same.
 */
export function exactNumber(value: string | number | boolean): number | undefined {
  const groups = DECIMAL.exec(String(value))?.groups;
  const lossy = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  if (groups === undefined || lossy) return undefined;
  const digits = `${groups.whole}${groups.fraction ?? ''}`.replace(/^0+/, '');
  const number = Number(value);
  const exact = digits.length <= EXACT_DIGITS && Number.isFinite(number);
  return exact && (digits === '' || Math.abs(number) >= SMALLEST) ? number : undefined;
}

/** The number that a request holds: a number is what it is, a text must be exact. */
export function requestNumber(value: string | number | boolean): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : exactNumber(value);
}
