import { openpgp } from './openpgp';
import { type Recipient } from './recipient';

/** A text that only the recipient can read, as an armoured OpenPGP message. */
export async function encryptTo(recipient: Pick<Recipient, 'publicKey'>, text: string): Promise<string> {
  const { createMessage, encrypt, readKey } = openpgp();
  const encryptionKeys = await readKey({ binaryKey: recipient.publicKey });
  // As binary: OpenPGP's text has no line ends of its own.
  const message = await createMessage({ binary: Buffer.from(text) });
  return String(await encrypt({ message, encryptionKeys, format: 'armored' }));
}
