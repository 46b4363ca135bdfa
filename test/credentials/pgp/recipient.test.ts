import { openpgp } from '../../../lib/credentials/pgp/openpgp';
import { readRecipient, readRecipientSync, type Recipient } from '../../../lib/credentials/pgp/recipient';
import { base64, decrypt, encrypt, type KeyOptions, person } from './people';

const DAY = 86_400_000;
/** Later than the keys, which are made during the test. */
const now = new Date(Date.now() + 60_000);

/** Both ways of reading, which must agree. */
async function outcome(text: string, at = now): Promise<{ recipient?: Recipient; problem?: string }> {
  const waited = await readRecipient(text, at);
  expect(readRecipientSync(text, at)).toEqual(waited);
  return waited;
}

async function problem(text: string, at = now): Promise<string> {
  return (await outcome(text, at)).problem ?? 'no problem';
}

const algorithms: [string, KeyOptions][] = [
  ['RSA', { type: 'rsa', rsaBits: 2048 }],
  ['Curve25519 as GnuPG makes it', { type: 'ecc', curve: 'curve25519Legacy' }],
  ['X25519', { type: 'curve25519' }],
  ['NIST P-256', { type: 'ecc', curve: 'nistP256' }],
  ['version 6', { type: 'curve25519', config: { v6Keys: true } }],
];

describe('a recipient', () => {
  test.each(algorithms)('may have a key of %s, armoured or in base64', async (_, options) => {
    const { publicKey } = await person(options);
    const key = await openpgp().readKey({ armoredKey: publicKey });
    const { recipient } = await outcome(publicKey);
    expect(recipient?.fingerprint).toBe(key.getFingerprint());
    expect(await outcome(await base64(publicKey))).toEqual({ recipient });
  });

  test.each(algorithms)('with a key of %s decrypts what is encrypted to what is left of it', async (_, options) => {
    const { publicKey, privateKey } = await person(options);
    const { recipient } = await outcome(publicKey);
    const key = await openpgp().readKey({ binaryKey: recipient!.publicKey });
    expect(await decrypt(await encrypt('for Bob', key), privateKey)).toBe('for Bob');
  });

  it('is the same when somebody else has signed the key, or its owner added a name', async () => {
    const { publicKey } = await person();
    const alice = await openpgp().readPrivateKey({ armoredKey: (await person()).privateKey });
    const key = await openpgp().readKey({ armoredKey: publicKey });
    const signed = await key.signAllUsers([alice]);
    expect(signed.armor()).not.toBe(publicKey);
    expect(await outcome(signed.armor())).toEqual(await outcome(publicKey));
  });
});

describe('a key is refused, which', () => {
  it('fails because it is private, whatever its form, and is not quoted', async () => {
    const { privateKey } = await person();
    const armour = await problem(privateKey);
    expect(armour).toMatch(/^it is a private key: take it out of here/);
    expect(await problem(await base64(privateKey))).toBe(armour);
    expect(await problem(`${(await person()).publicKey}\n${privateKey}`)).toBe(armour);
    expect(armour).not.toMatch(/[A-Za-z0-9+/]{12}/);
  });

  it('fails because it has expired', async () => {
    const { publicKey } = await person({ keyExpirationTime: 3 * 86_400 });
    expect(await outcome(publicKey)).toHaveProperty('recipient');
    const inAWeek = new Date(now.getTime() + 7 * DAY);
    expect(await problem(publicKey, inAWeek)).toMatch(/^key `[0-9a-f]{40}` expired on \d{4}-\d\d-\d\d; ask its owner/);
  });

  it('fails because it is revoked', async () => {
    const { publicKey, revocationCertificate } = await person();
    const { publicKey: revoked } = await openpgp().revokeKey({
      key: await openpgp().readKey({ armoredKey: publicKey }),
      revocationCertificate,
    });
    expect(await problem(revoked)).toMatch(/^key `[0-9a-f]{40}` is revoked; ask its owner/);
  });

  it('fails because its subkey for encryption is revoked', async () => {
    const { privateKey } = await person();
    const key = await openpgp().readPrivateKey({ armoredKey: privateKey });
    key.subkeys[0] = await key.subkeys[0]!.revoke(key.keyPacket as never, undefined, now);
    expect(await problem(key.toPublic().armor())).toContain('has nothing to encrypt to');
  });

  it('fails because it can only sign', async () => {
    const { publicKey } = await person({ subkeys: [{ sign: true }] });
    expect(await problem(publicKey)).toContain('has nothing to encrypt to');
  });

  it('fails because it is not alone', async () => {
    const [bob, carol] = [await person(), await person()];
    expect(await problem(bob.publicKey + carol.publicKey)).toBe('it holds 2 PGP blocks; write one key');
    const both = Buffer.concat(
      await Promise.all([bob, carol].map(async ({ publicKey }) => Buffer.from(await base64(publicKey), 'base64'))),
    );
    expect(await problem(both.toString('base64'))).toBe("it holds 2 keys; export one person's key only");
  });

  it.each([
    ['', 'it is empty'],
    ['keybase:bob', 'a Keybase name is looked up on the internet'],
    ['bob@example.com', 'it is neither armoured nor base64'],
    ['AAAA', 'it is no PGP key'],
    ['-----BEGIN PGP MESSAGE-----\n\nAAAA\n-----END PGP MESSAGE-----', 'it is no PGP key'],
  ])('fails because it is none: %j', async (text, expected) => {
    expect(await problem(text)).toContain(expected);
  });
});
