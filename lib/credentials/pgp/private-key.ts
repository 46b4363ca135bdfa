import { type OpenPgp, openpgp } from './openpgp';

type Key = Awaited<ReturnType<OpenPgp['readPrivateKey']>>;
type Message = Awaited<ReturnType<OpenPgp['readMessage']>>;

/** What went wrong, in words that hold nothing of a key, a passphrase or a message. */
export class PrivateKeyError extends Error {
  public override readonly name = 'PrivateKeyError';
}

/** Somebody's private key, which reads what was encrypted to them. */
export class PrivateKey {
  /**
   * Reads a private key: armoured, or binary as `gpg --export-secret-keys` writes it.
   *
   * @throws PrivateKeyError when it is none
   */
  public static async read(content: Uint8Array): Promise<PrivateKey> {
    const text = Buffer.from(content).toString('latin1');
    if (/BEGIN PGP PUBLIC KEY/.test(text)) {
      throw new PrivateKeyError('it is a public key; the private one is written by `gpg --armor --export-secret-keys`');
    }
    try {
      const { readPrivateKey } = openpgp();
      const isArmoured = text.includes('-----BEGIN PGP PRIVATE KEY');
      return new PrivateKey(
        await (isArmoured ? readPrivateKey({ armoredKey: text }) : readPrivateKey({ binaryKey: content })),
      );
    } catch {
      throw new PrivateKeyError('it is no private PGP key; write one with `gpg --armor --export-secret-keys`');
    }
  }

  private constructor(private key: Key) {}

  /** The fingerprint by which a handover names its recipient. */
  public get fingerprint(): string {
    return this.key.getFingerprint();
  }

  /** Whether a passphrase has to be given first. */
  public get isLocked(): boolean {
    return !this.key.isDecrypted();
  }

  /** @throws PrivateKeyError when it is another passphrase */
  public async unlock(passphrase: string): Promise<void> {
    try {
      this.key = await openpgp().decryptKey({ privateKey: this.key, passphrase });
    } catch {
      throw new PrivateKeyError('the passphrase is wrong');
    }
  }

  /**
   * The text of an OpenPGP message.
   *
   * @param message armoured, or binary in base64 as Terraform keeps it
   * @throws PrivateKeyError when it is for somebody else, or damaged
   */
  public async decrypt(message: string): Promise<string> {
    const given = await messageIn(message);
    try {
      const options = { message: given, decryptionKeys: this.key, format: 'binary' } as const;
      const { data } = (await openpgp().decrypt(options)) as { data: Uint8Array };
      return Buffer.from(data).toString();
    } catch {
      throw new PrivateKeyError(
        `it can't be read with the key \`${this.fingerprint}\`: it is for another one, or damaged`,
      );
    }
  }
}

async function messageIn(text: string): Promise<Message> {
  const { readMessage } = openpgp();
  try {
    if (text.includes('-----BEGIN PGP MESSAGE')) return await readMessage({ armoredMessage: text });
    return (await readMessage({ binaryMessage: Buffer.from(text, 'base64') })) as Message;
  } catch {
    throw new PrivateKeyError('it is no OpenPGP message');
  }
}
