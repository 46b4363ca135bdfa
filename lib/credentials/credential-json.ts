import { type Credentials } from './credentials';
import { loginLinks } from './login-link';

/** Credentials for a script. What there is none of is not in it. */
export function credentialJson(credentials: Credentials): string {
  const { userName, ownerUin, password, key } = credentials;
  const value = {
    schema: 'trtc-access/credentials@1',
    ...{ userName, ownerUin, password, loginLinks: password === undefined ? undefined : loginLinks(credentials) },
    ...{ secretId: key?.secretId },
    ...(key &&
      ('clear' in key.secret ? { secretKey: key.secret.clear } : { encryptedSecretKey: key.secret.encrypted })),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
