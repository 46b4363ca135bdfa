import { services } from './actions';
import { type HttpRequest } from './api-request';

/** A call as a request names it, before anything about it is proven. */
export interface NamedCall {
  /** Such as `cam`; whatever the request says, also a product that is not served. */
  readonly product: string;
  /** Such as `AttachUserPolicy`. */
  readonly action: string;
}

/** What the request asks for by its headers; `undefined` for one that names no action. */
export function tryNameCall({ headers }: HttpRequest): NamedCall | undefined {
  const { host = '', authorization = '', 'x-tc-action': action, 'x-tc-version': version } = headers;
  if (typeof action !== 'string' || action === '') return undefined;
  const [, signed = firstLabel(host)] = /\/([a-z0-9:-]{1,64})\/tc3_request/.exec(authorization) ?? [];
  return { product: productOf(host, signed, String(version), action), action };
}

/**
 * The product that a request is for.
 *
 * @param signed the product that it is signed for
 */
export function productOf(host: string, signed: string, version: string, action: string): string {
  return isOwnAddress(host) && signed === firstLabel(host) ? speaking(version, action) : signed;
}

/** Such as `cam` of `cam.tencentcloudapi.com`. */
export function firstLabel(host: string): string {
  return host.split('.', 1)[0] ?? '';
}

/** No endpoint of the cloud has a port: the client was given the emulator's address, as it is or under some name. */
function isOwnAddress(host: string): boolean {
  return /:\d+$/.test(host) && !services.has(firstLabel(host));
}

/** An SDK that is given an address for its endpoint signs for the address's first label: the rest tells the product. */
function speaking(version: string, action: string): string {
  const known = [...services].filter(([, service]) => service.version === version);
  const [name = 'cam'] = known.find(([, { actions }]) => actions.has(action)) ?? known[0] ?? [];
  return name;
}
