import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Somebody whose PGP key GnuPG made. */
export interface Owner {
  readonly publicKey: string;
  readonly privateKey: string;
  /** Decrypts what Terraform keeps, with GnuPG; undefined where that is not installed. */
  readonly decrypt: ((base64: string) => string) | undefined;
  readonly forget: () => void;
}

/** Makes a key where GnuPG is installed; elsewhere, and it says so, takes one that it made before. */
export function gnupgOwner(): Owner {
  if (spawnSync('gpg', ['--version']).error !== undefined) {
    console.log('gpg is not installed: with a key that it made before');
    const fixture = (kind: string) => readFileSync(join(__dirname, `../fixtures/gnupg/ed25519.${kind}.asc`), 'utf8');
    const nothing = () => undefined;
    return { publicKey: fixture('public'), privateKey: fixture('private'), decrypt: undefined, forget: nothing };
  }
  const home = mkdtempSync(join(tmpdir(), 'gpg-'));
  const env = { ...process.env, GNUPGHOME: home };
  const gpg = (words: string[], input?: Buffer): string => {
    const all = ['--batch', '--quiet', '--pinentry-mode', 'loopback', '--passphrase', '', ...words];
    const { status, stdout, stderr } = spawnSync('gpg', all, { env, input });
    if (status !== 0) throw new Error(String(stderr));
    return String(stdout);
  };
  gpg(['--quick-generate-key', 'Bob', 'ed25519', 'sign', 'never']);
  const [, fingerprint = ''] = /^fpr:+(\w+):/m.exec(gpg(['--list-keys', '--with-colons'])) ?? [];
  gpg(['--quick-add-key', fingerprint, 'cv25519', 'encrypt', 'never']);
  return {
    publicKey: gpg(['--armor', '--export']),
    privateKey: gpg(['--armor', '--export-secret-keys']),
    decrypt: (base64) => gpg(['--decrypt'], Buffer.from(base64, 'base64')),
    forget: () => {
      spawnSync('gpgconf', ['--kill', 'all'], { env });
      rmSync(home, { recursive: true, force: true });
    },
  };
}
