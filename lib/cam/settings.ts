import { quoted } from '../policy/parse/quoted';
import { type Credential, credentialIn } from './credential';
import { type Env, type ReadText } from './env';
import { proxyFor } from './proxy';
import { type Role, roleIn } from './role';
import { SettingsError } from './settings-error';

/** Where the API is, and who asks. */
export interface CamSettings {
  /** The address of a product of the cloud, such as `cam`. */
  readonly addressOf: (service: string) => Address;
  readonly credential: Credential;
  /** The role to assume before anything else; undefined for none. */
  readonly role: Role | undefined;
  /** The console that the account belongs to, where the endpoint tells. */
  readonly site: Site | undefined;
}

/** The two consoles of Tencent Cloud. An account belongs to one of them. */
export type Site = 'china' | 'international';

export interface Address {
  readonly protocol: 'http' | 'https';
  /** With the port, if it is not the usual one. */
  readonly host: string;
  /** The address of an HTTP proxy on the way; undefined for none. */
  readonly proxy: string | undefined;
}

export interface SettingsOptions {
  readonly env: Env;
  readonly readText: ReadText;
  /** An emulator's URL, instead of the cloud. */
  readonly endpoint?: string | undefined;
}

/**
 * Finds the way to the account where the Terraform provider finds it: in the environment, then in a profile of TCCLI.
 *
 * @throws SettingsError when there is none, or when the provider would go another one
 * @see https://github.com/tencentcloudstack/terraform-provider-tencentcloud/blob/master/website/docs/index.html.markdown
 */
export function camSettings({ env, readText, endpoint }: SettingsOptions): CamSettings {
  const domain = env.TENCENTCLOUD_DOMAIN || 'tencentcloudapi.com';
  return {
    addressOf: endpoint === undefined ? cloudAddress(env, domain) : emulatorAddress(endpoint),
    credential: credentialIn(env, readText),
    role: roleIn(env),
    site: endpoint === undefined && /^intl\./i.test(domain) ? 'international' : undefined,
  };
}

function cloudAddress(env: Env, domain: string): CamSettings['addressOf'] {
  const written = env.TENCENTCLOUD_PROTOCOL || 'HTTPS';
  const protocol = written.toLowerCase();
  if (protocol !== 'http' && protocol !== 'https') {
    throw new SettingsError(`TENCENTCLOUD_PROTOCOL is ${quoted(written)}; set it to HTTPS`);
  }
  if (!/^[a-z0-9.-]+(:\d+)?$/i.test(domain)) {
    throw new SettingsError(
      `TENCENTCLOUD_DOMAIN is ${quoted(domain)}; set it to a domain, such as tencentcloudapi.com`,
    );
  }
  return (service) => {
    const host = `${service}.${domain}`;
    return { protocol, host, proxy: proxyFor(protocol, host, env) };
  };
}

/** Only this machine: the cloud's own endpoints follow from the domain. */
function emulatorAddress(endpoint: string): CamSettings['addressOf'] {
  const [, host] = /^http:\/\/((?:127\.0\.0\.1|localhost):\d+)\/?$/.exec(endpoint) ?? [];
  if (host === undefined) {
    throw new SettingsError(
      `endpoint ${quoted(endpoint)} is no emulator; write http://127.0.0.1:<port>, or set TENCENTCLOUD_DOMAIN`,
    );
  }
  return () => ({ protocol: 'http', host, proxy: undefined });
}
