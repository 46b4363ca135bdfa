import { quoted } from '../policy/parse/quoted';
import { type Env } from './env';
import { SettingsError } from './settings-error';

/**
 * The proxy that the provider would use, whose rules are those of Go: the variable of the protocol, unless the host is in
 * `NO_PROXY`. This machine is always reached directly.
 *
 * @see https://pkg.go.dev/golang.org/x/net/http/httpproxy
 */
export function proxyFor(protocol: 'http' | 'https', host: string, env: Env): string | undefined {
  const name = protocol === 'http' ? 'HTTP_PROXY' : 'HTTPS_PROXY';
  const proxy = env[name] || env[name.toLowerCase()];
  if (!proxy || isDirect(host, env.NO_PROXY || env.no_proxy || '')) return undefined;
  const address = /^https?:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  if (URL.canParse(address)) return address;
  // It may hold a password.
  throw new SettingsError(`${quoted(name)} holds no address; write http://host:port`);
}

function isDirect(host: string, exceptions: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (name === 'localhost' || name.startsWith('127.')) return true;
  return exceptions.split(',').some((exception) => {
    const suffix = exception
      .trim()
      .toLowerCase()
      .replace(/:\d+$/, '')
      .replace(/^\*?\./, '');
    return exception.trim() === '*' || (suffix !== '' && `.${name}`.endsWith(`.${suffix}`));
  });
}
