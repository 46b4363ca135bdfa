const FORM = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z$/;
/** Digits that a request may hold and a policy may not: what is left over of a millisecond. */
const FINER = /(?<=\.\d{3})\d{1,6}(?=Z$)/;

/**
 * Milliseconds since 1970 of a moment such as `2027-01-31T23:59:59Z`; `undefined` when it is not ISO 8601 in UTC with
 * seconds, or no moment of the calendar.
 *
 * @see https://www.tencentcloud.com/document/product/598/10608
 */
export function parseInstant(text: string): number | undefined {
  const fields = FORM.exec(text);
  if (fields === null) return undefined;
  const [year, month, day, hour, minute, second] = fields.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A date that does not exist, such as 30 February, has rolled over into another month.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.setUTCHours(hour, minute, second, Number((fields[7] ?? '').padEnd(3, '0')));
}

/**
 * The same for the moment that a request holds, which may be given to the nanosecond.
 *
 * All moments within a millisecond become its middle: a policy names none of them, so it tells none of them apart.
 */
export function requestInstant(text: string): number | undefined {
  const finer = FINER.exec(text)?.[0];
  const instant = parseInstant(text.replace(FINER, ''));
  return instant !== undefined && finer !== undefined && Number(finer) > 0 ? instant + 0.5 : instant;
}
