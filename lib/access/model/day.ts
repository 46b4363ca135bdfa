const DAY = 24 * 60 * 60 * 1000;

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. Such texts are in the order of their days. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  // 2027-02-30 becomes 2 March rather than nothing.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** How many days lie between two days. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
