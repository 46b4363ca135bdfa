import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encryptTo, PrivateKey, readRecipient, type Recipient } from '../../../lib/credentials';
import { openpgp } from '../../../lib/credentials/pgp/openpgp';
import { base64, encrypt, person } from './people';

const made = { date: new Date(Date.now() - 60_000) };
const bob = person(made);

async function recipientOf(publicKey: string): Promise<Recipient> {
  const outcome = await readRecipient(publicKey, new Date());
  if ('problem' in outcome) throw new Error(outcome.problem);
  return outcome.recipient;
}

test('what is encrypted to a recipient is read with their private key, armoured or binary', async () => {
  const { publicKey, privateKey } = await bob;
  const message = await encryptTo(await recipientOf(publicKey), 'text, 文本\r\n');
  expect(message).toMatch(/^-----BEGIN PGP MESSAGE-----/);
  const binary = Buffer.from(await base64(privateKey), 'base64');
  for (const content of [Buffer.from(privateKey), binary]) {
    const key = await PrivateKey.read(content);
    expect(key.isLocked).toBe(false);
    expect(await key.decrypt(message)).toBe('text, 文本\r\n');
  }
});

test("Terraform's base64 is read too", async () => {
  const { publicKey, privateKey } = await bob;
  const message = await encrypt('secret', await openpgp().readKey({ armoredKey: publicKey }));
  expect(await (await PrivateKey.read(Buffer.from(privateKey))).decrypt(message)).toBe('secret');
});

test('a key with a passphrase is unlocked by that one alone', async () => {
  const { publicKey, privateKey } = await person({ ...made, passphrase: 'open sesame' });
  const message = await encryptTo(await recipientOf(publicKey), 'secret');
  const key = await PrivateKey.read(Buffer.from(privateKey));
  expect(key.isLocked).toBe(true);
  await expect(key.unlock('canary')).rejects.toThrow(/^the passphrase is wrong$/);
  await key.unlock('open sesame');
  expect([key.isLocked, await key.decrypt(message)]).toEqual([false, 'secret']);
});

test('fails on a message for somebody else, naming the key and nothing of the message', async () => {
  const stranger = await person(made);
  const message = await encryptTo(await recipientOf((await bob).publicKey), 'canary');
  const key = await PrivateKey.read(Buffer.from(stranger.privateKey));
  await expect(key.decrypt(message)).rejects.toThrow(
    new RegExp(`^it can't be read with the key \`${key.fingerprint}\``),
  );
  await expect(key.decrypt('AAAA')).rejects.toThrow('it is no OpenPGP message');
});

test('fails on a public key, and on anything else, without showing it', async () => {
  await expect(PrivateKey.read(Buffer.from((await bob).publicKey))).rejects.toThrow('it is a public key');
  await expect(PrivateKey.read(Buffer.from('canary'))).rejects.toThrow(/^it is no private PGP key; write one with/);
});

const gnupg = (name: string): Buffer => readFileSync(join(__dirname, '../../fixtures/gnupg', name));

// Made once by GnuPG, which nobody needs for this: see the README there.
test.each(['rsa3072', 'ed25519', 'ed25519-passphrase', 'subkeys-only'])(
  'a message that GnuPG wrote is read with its key %s',
  async (name) => {
    const key = await PrivateKey.read(gnupg(`${name}.private.asc`));
    if (key.isLocked) await key.unlock('rehearsal');
    expect(await key.decrypt(gnupg(`${name}.message.asc`).toString())).toBe('written by GnuPG\n');
    const recipient = await recipientOf(gnupg(`${name}.public.asc`).toString());
    expect(recipient.fingerprint).toBe(key.fingerprint);
    expect(await key.decrypt(await encryptTo(recipient, 'and back'))).toBe('and back');
  },
);
