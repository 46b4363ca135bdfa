import { type AccessKey, type Account, type InitialKey } from '../../access';

/** API keys that may be in use, by user; those without one belong to whoever runs Terraform. */
export function keysInUse({ credentials }: Account): ReadonlyMap<string | null, readonly (AccessKey | InitialKey)[]> {
  const keys = new Map<string | null, (AccessKey | InitialKey)[]>();
  for (const credential of credentials) {
    if (credential.kind !== 'access-key' && credential.kind !== 'initial-key') continue;
    if (credential.kind === 'access-key' && credential.status === 'Inactive') continue;
    const { user } = credential;
    const known = keys.get(user);
    if (known === undefined) keys.set(user, [credential]);
    else known.push(credential);
  }
  return keys;
}
