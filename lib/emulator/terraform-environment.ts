/** A name that never resolves, so that nothing reaches the real cloud when the proxy is not in the way. */
const DOMAIN = 'tencentcloud.invalid';

/** Inherited variables that would make the provider ask for temporary credentials, which it would not get here. */
const OTHER_CREDENTIALS = [
  'TENCENTCLOUD_SECURITY_TOKEN',
  'TENCENTCLOUD_ASSUME_ROLE_ARN',
  'TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME',
  'TENCENTCLOUD_ASSUME_ROLE_SAML_ASSERTION',
  'TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN',
];

/** What leads a client to an emulator. */
export interface Access {
  readonly url: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/**
 * The variables with which Terraform and the real provider talk to the emulator and to nothing else.
 *
 * The provider builds its own host names and takes no URL, so it reaches the emulator as an HTTP proxy. Plain http alone
 * goes that way; Terraform fetches providers by https.
 *
 * @param inherited the variables that the run would have otherwise; only those that would lead it elsewhere matter
 */
export function terraformEnvironment(
  { url, secretId, secretKey }: Access,
  inherited: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  return {
    TENCENTCLOUD_SECRET_ID: secretId,
    TENCENTCLOUD_SECRET_KEY: secretKey,
    TENCENTCLOUD_REGION: 'ap-guangzhou',
    TENCENTCLOUD_PROTOCOL: 'HTTP',
    TENCENTCLOUD_DOMAIN: DOMAIN,
    // In minutes. By default an emulator that is gone is waited for five.
    TENCENTCLOUD_READ_RETRY_TIMEOUT: '1',
    TENCENTCLOUD_WRITE_RETRY_TIMEOUT: '1',
    ...Object.fromEntries(OTHER_CREDENTIALS.filter((name) => inherited[name]).map((name) => [name, ''])),
    HTTP_PROXY: url,
    ...direct('NO_PROXY', inherited),
    ...direct('no_proxy', inherited),
  };
}

/** An inherited list of hosts to reach directly stays, but for entries that take the emulator's domain out of the proxy. */
function direct(name: string, inherited: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const hosts = inherited[name]?.split(',').map((host) => host.trim());
  if (hosts === undefined) return {};
  const kept = hosts.filter(
    (host) => host !== '*' && !`.cam.${DOMAIN}`.endsWith(`.${host.toLowerCase().replace(/^\*?\./, '')}`),
  );
  return kept.length === hosts.length ? {} : { [name]: kept.join(',') };
}
