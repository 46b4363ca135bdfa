const PRIVATE = 'it is a private key: take it out of here, and replace it if anybody else could read it';
const EXPORT = 'export the public one with `gpg --armor --export`';

/** A PGP key as its user gives it: armoured, or the base64 of the binary form. */
export type KeyContent = string | Uint8Array;

/**
 * Takes a key's text apart, without looking into the key. Text that must not be where it is goes no further than this.
 *
 * @returns what openpgp reads, or what is wrong; a problem never quotes the text
 */
export function publicKeyContent(text: string): { content: KeyContent } | { problem: string } {
  if (/^\s*keybase:/i.test(text)) {
    return { problem: 'a Keybase name is looked up on the internet at every run; write the key itself' };
  }
  if (/BEGIN PGP PRIVATE KEY/.test(text)) return { problem: `${PRIVATE}; ${EXPORT}` };
  const armours = text.match(/-----BEGIN PGP [A-Z ]+-----/g) ?? [];
  if (armours.length > 1) return { problem: `it holds ${armours.length} PGP blocks; write one key` };
  if (armours.length === 1) return { content: text };
  const digits = text.replace(/\s/g, '');
  if (digits === '') return { problem: `it is empty; ${EXPORT}` };
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(digits)) {
    return { problem: `it is neither armoured nor base64; ${EXPORT}, or read a binary file as \`base64\`` };
  }
  const content = Buffer.from(digits, 'base64');
  return isPrivate(content) ? { problem: `${PRIVATE}; ${EXPORT}` } : { content };
}

/** Whether the first packet is a private key, in either form of a packet's header. */
function isPrivate([header = 0]: Uint8Array): boolean {
  const tag = header & 0x40 ? header & 0x3f : (header & 0x3f) >> 2;
  return [5, 7].includes(tag);
}
