/** A line of an approval, in the form of a commit's trailers. */
const TRAILER = /^access-accepted:[ \t]*(\S+)[ \t]*$/i;

/** The fingerprints in `Access-Accepted: <fingerprint>` lines; every other line is somebody's talk. */
export function acceptedIn(text: string): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => TRAILER.exec(line)?.[1] ?? []);
}
