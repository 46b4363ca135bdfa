// @ts-check
// Plain JavaScript, because a thread of Node has to run this file as it is: in the package, under tsx, and in jest.

/** @typedef {import('openpgp', { with: { 'resolution-mode': 'import' } })} OpenPgp */
/** @typedef {import('openpgp', { with: { 'resolution-mode': 'import' } }).PublicKey & { directSignatures: Signature[] }} Key */
/** @typedef {import('openpgp', { with: { 'resolution-mode': 'import' } }).SignaturePacket} Signature */

/**
 * Somebody to encrypt to: how the key is known, and the least of it that is needed, in binary.
 *
 * @typedef {{ readonly fingerprint: string, readonly publicKey: Uint8Array }} Recipient
 */

/** @see https://www.rfc-editor.org/rfc/rfc9580#section-5.2.3.29 */
const ENCRYPT_COMMUNICATIONS = 0x04;

/**
 * Reads the one public key in there and decides whether a secret can be encrypted to it at some time.
 *
 * The rules are those of the library that the Terraform provider encrypts with, which looks at them only when the access
 * key exists already. What it would trip over is left out of `publicKey`: further names, photos, the signatures of others.
 *
 * @param {OpenPgp} openpgp
 * @param {string | Uint8Array} content armoured or binary
 * @param {Date} now
 * @returns {Promise<{ recipient: Recipient } | { problem: string }>}
 * @see https://github.com/ProtonMail/go-crypto/blob/v1.4.1/openpgp/keys.go
 */
async function readRecipient(openpgp, content, now) {
  const [key, ...others] = await parse(openpgp, content);
  if (key === undefined) return { problem: 'it is no PGP key; export one with `gpg --armor --export`' };
  if (others.length > 0) {
    return { problem: `it holds ${others.length + 1} keys; export one person's key only` };
  }
  if (key.isPrivate()) return { problem: 'it is a private key' };
  const fingerprint = key.getFingerprint();
  const named = `key \`${fingerprint}\``;
  if (await key.isRevoked(undefined, undefined, now)) {
    return { problem: `${named} is revoked; ask its owner for the one that replaces it` };
  }
  const expires = await key.getExpirationTime();
  if (expires instanceof Date && expires <= now) {
    const day = expires.toISOString().slice(0, 10);
    return { problem: `${named} expired on ${day}; ask its owner to extend it, and export it again` };
  }
  const { packets, reason } = await encryptionPackets(key, now);
  if (packets === undefined) {
    return {
      problem: `${named} has nothing to encrypt to (${reason}); ask its owner for a key with a subkey for that`,
    };
  }
  const list = new openpgp.PacketList();
  list.push(...packets);
  return { recipient: { fingerprint, publicKey: /** @type {Uint8Array} */ (list.write()) } };
}

/**
 * @param {OpenPgp} openpgp
 * @param {string | Uint8Array} content
 * @returns {Promise<Key[]>}
 */
async function parse(openpgp, content) {
  try {
    const keys =
      typeof content === 'string'
        ? openpgp.readKeys({ armoredKeys: content })
        : openpgp.readKeys({ binaryKeys: content });
    return /** @type {Key[]} */ (await keys);
  } catch {
    return [];
  }
}

/**
 * The primary key, one name, and the newest part that is for encryption, each with the signature that says so.
 *
 * @param {Key} key
 * @param {Date} now
 * @returns {Promise<{ packets?: import('openpgp', { with: { 'resolution-mode': 'import' } }).AnyPacket[], reason?: string }>}
 */
async function encryptionPackets(key, now) {
  let reason = 'no part of it is marked as being for encryption';
  try {
    const { user, selfCertification } = await key.getPrimaryUser(now);
    const direct = newest(key.directSignatures);
    // From version 6 on a key speaks for itself, before that through its names.
    const own = key.keyPacket.version === 6 ? direct : selfCertification;
    const start = [
      key.keyPacket,
      ...(direct ? [direct] : []),
      ...(user.userID ? [user.userID, selfCertification] : []),
    ];
    /** @type {Signature | undefined} */
    let binding;
    /** @type {Key['subkeys'][number] | undefined} */
    let best;
    for (const subkey of key.subkeys) {
      try {
        await key.getEncryptionKey(subkey.getKeyID(), now);
        const signature = await subkey.verify(now);
        if (isForMessages(signature) && isNewer(signature, binding)) [best, binding] = [subkey, signature];
      } catch (error) {
        reason = messageOf(error);
      }
    }
    if (best && binding) return { packets: [...start, best.keyPacket, binding] };
    if (isForMessages(own) && (await key.getEncryptionKey(key.getKeyID(), now))) return { packets: start };
  } catch (error) {
    reason = messageOf(error);
  }
  return { reason };
}

/** @param {Signature | undefined} signature */
function isForMessages(signature) {
  return ((signature?.keyFlags?.[0] ?? 0) & ENCRYPT_COMMUNICATIONS) !== 0;
}

/**
 * @param {Signature} one
 * @param {Signature | undefined} other
 */
function isNewer(one, other) {
  return Number(one.created) > Number(other?.created ?? -1);
}

/** @param {Signature[]} signatures */
function newest(signatures) {
  return signatures.reduce(
    (/** @type {Signature | undefined} */ best, one) => (isNewer(one, best) ? one : best),
    undefined,
  );
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

module.exports = { readRecipient };
