import { type Credential } from './credential';
import { type Parameters } from './parameters';

/** Shorter ones are no secrets, and could be part of any word. */
const SHORTEST = 6;

/** Takes out of a message what was sent and is secret: nothing keeps an API from repeating it. */
export function withoutSecrets(message: string, parameters: Parameters, credential: Credential): string {
  const { Password } = parameters;
  return [credential.secretKey, credential.token, Password]
    .filter((secret): secret is string => typeof secret === 'string' && secret.length >= SHORTEST)
    .reduce((text, secret) => text.replaceAll(secret, '***'), message);
}
