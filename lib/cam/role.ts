import { quoted } from '../policy/parse/quoted';
import { type Env } from './env';
import { SettingsError } from './settings-error';

/** A role that the caller takes on. */
export interface Role {
  readonly arn: string;
  readonly sessionName: string;
  readonly seconds: number;
  readonly externalId: string | undefined;
}

/** What would change the role's session and is not sent here. */
const NOT_SENT = [
  'TENCENTCLOUD_ASSUME_ROLE_POLICY',
  'TENCENTCLOUD_ASSUME_ROLE_SOURCE_IDENTITY',
  'TENCENTCLOUD_ASSUME_ROLE_SERIAL_NUMBER',
  'TENCENTCLOUD_ASSUME_ROLE_TOKEN_CODE',
];

const LONGEST = 43_200;

/** The role in the environment. The provider assumes it as soon as the ARN and the session's name are there. */
export function roleIn(env: Env): Role | undefined {
  const arn = env.TENCENTCLOUD_ASSUME_ROLE_ARN;
  const sessionName = env.TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME;
  if (!arn || !sessionName) return undefined;
  const unknown = NOT_SENT.find((name) => env[name]);
  if (unknown !== undefined) throw new SettingsError(`${unknown} is set, which only the provider follows; unset it`);
  const written = env.TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION || '7200';
  const seconds = Number(written);
  if (!/^\d{1,6}$/.test(written) || seconds === 0 || seconds > LONGEST) {
    throw new SettingsError(
      `TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION is ${quoted(written)}; set it to seconds, at most ${LONGEST}`,
    );
  }
  return { arn, sessionName, seconds, externalId: env.TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID || undefined };
}
