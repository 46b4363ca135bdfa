import { type OpenPgp, openpgp } from '../../../lib/credentials/pgp/openpgp';

export type KeyOptions = Partial<Parameters<ReturnType<typeof openpgp>['generateKey']>[0]>;

type Key = Awaited<ReturnType<OpenPgp['readKey']>>;

export interface Person {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly revocationCertificate: string;
}

/** Somebody with a PGP key of their own, which is made for the test. */
export async function person(options: KeyOptions = {}): Promise<Person> {
  return openpgp().generateKey({ userIDs: [{ name: 'Bob' }], ...options, format: 'armored' } as never);
}

/** The base64 of an armoured block's binary form. */
export async function base64(armoured: string): Promise<string> {
  const { data } = (await openpgp().unarmor(armoured)) as { data: Uint8Array };
  return Buffer.from(data).toString('base64');
}

/** A message in binary, in base64, as the provider writes it. */
export async function encrypt(text: string, encryptionKeys: Key): Promise<string> {
  const message = await openpgp().createMessage({ text });
  return base64(String(await openpgp().encrypt({ message, encryptionKeys })));
}

export async function decrypt(encrypted: string, privateKey: string): Promise<string> {
  const message = await openpgp().readMessage({ binaryMessage: Buffer.from(encrypted, 'base64') });
  const decryptionKeys = await openpgp().readPrivateKey({ armoredKey: privateKey });
  return String((await openpgp().decrypt({ message, decryptionKeys })).data);
}
