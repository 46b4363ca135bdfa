import { quoted } from '../policy/parse/quoted';
import { type Env, type ReadText } from './env';
import { SettingsError } from './settings-error';

/** What signs requests. */
export interface Credential {
  readonly secretId: string;
  readonly secretKey: string;
  /** Of a temporary key. */
  readonly token?: string;
}

/** Ways to a key that the provider knows and that are not gone here: the caller would be somebody else. */
const OTHER_WAYS = [
  'TENCENTCLOUD_ASSUME_ROLE_SAML_ASSERTION',
  'TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN',
  'TENCENTCLOUD_CAM_ROLE_NAME',
];

const REMEDY =
  'set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, and TENCENTCLOUD_SECURITY_TOKEN for a temporary key';

/** The key in the environment; without any part of one, that of the profile. */
export function credentialIn(env: Env, readText: ReadText): Credential {
  const other = OTHER_WAYS.find((name) => env[name]);
  if (other !== undefined) throw new SettingsError(`${other} is set, which only the provider follows; ${REMEDY}`);
  const secretId = env.TENCENTCLOUD_SECRET_ID ?? '';
  const secretKey = env.TENCENTCLOUD_SECRET_KEY ?? '';
  const token = env.TENCENTCLOUD_SECURITY_TOKEN ?? '';
  if (secretId === '' && secretKey === '' && token === '') return profileCredential(env, readText);
  if (secretId === '' || secretKey === '') {
    throw new SettingsError(
      `TENCENTCLOUD_${secretId === '' ? 'SECRET_ID' : 'SECRET_KEY'} is missing beside the other half; ${REMEDY}`,
    );
  }
  return { secretId, secretKey, ...(token !== '' && { token }) };
}

/** The fields of `~/.tccli/<profile>.credential` that matter here. */
interface Profile {
  readonly type?: unknown;
  readonly secretId?: unknown;
  readonly secretKey?: unknown;
  readonly token?: unknown;
  readonly 'role-arn'?: unknown;
}

function profileCredential(env: Env, readText: ReadText): Credential {
  const path = profilePath(env);
  const text = readText(path);
  if (text === undefined) throw new SettingsError(`there is no key: ${REMEDY}, or write a profile to ${quoted(path)}`);
  const { type, secretId, secretKey, token, 'role-arn': role } = parsed(text, path);
  if (type === 'oauth' || role) {
    throw new SettingsError(`profile ${quoted(path)} is of a kind that only the provider follows; ${REMEDY}`);
  }
  if (!isFilled(secretId) || !isFilled(secretKey)) {
    throw new SettingsError(`profile ${quoted(path)} lacks \`secretId\` or \`secretKey\`; run \`tccli configure\``);
  }
  return { secretId, secretKey, ...(isFilled(token) && { token }) };
}

function profilePath(env: Env): string {
  const home = env.HOME || env.USERPROFILE || '';
  const folder = env.TENCENTCLOUD_SHARED_CREDENTIALS_DIR || '~/.tccli';
  return `${folder.replace(/^~(?=\/|$)/, home)}/${env.TENCENTCLOUD_PROFILE || 'default'}.credential`;
}

function parsed(text: string, path: string): Profile {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // What is wrong with the text could be a part of the key.
  }
  throw new SettingsError(`profile ${quoted(path)} is no JSON object; run \`tccli configure\``);
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
