/** What is known of a handover that is under way. Nothing in it is secret. */
export interface Reservation {
  readonly userName: string;
  /** The description of the access key that it makes, if it makes one. */
  readonly mark: string;
  /** Who is at it. */
  readonly pid: number;
}

const NOTICE =
  'trtc-access was to write credentials here and did not get to it. Nothing in this file is secret.\n' +
  'Run the same command again: it clears up what was begun, and starts anew.\n';

/** No file of credentials is longer, encrypted or not. */
export const RESERVED_BYTES = 16_384;

/** What a file holds until the credentials are in it; as long as they can be, so that there is room for them. */
export function reservationText(reservation: Reservation): string {
  return `${NOTICE}${JSON.stringify(reservation)}\n`.padEnd(RESERVED_BYTES, '\n');
}

/** @returns undefined when the text is anything else */
export function reservationIn(text: string): Reservation | undefined {
  if (!text.startsWith(NOTICE)) return undefined;
  try {
    const { userName, mark, pid } = JSON.parse(text.slice(NOTICE.length)) as Partial<Reservation>;
    const isWhole = typeof userName === 'string' && typeof mark === 'string' && typeof pid === 'number';
    return isWhole ? { userName, mark, pid } : undefined;
  } catch {
    return undefined;
  }
}
