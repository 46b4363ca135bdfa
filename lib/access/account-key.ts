import { literalOf } from './expression/literal';
import { textOf, type Value } from './expression/value';
import { digestOf } from './model/digest';
import { isUnknown } from './model/unknown';

/** What of a provider's configuration says whose credentials it uses. Region, protocol and domain do not. */
const CREDENTIALS = ['secret_id', 'profile', 'shared_credentials_dir', 'cam_role_name', 'enable_pod_oidc'];
const ROLES = ['assume_role', 'assume_role_with_saml', 'assume_role_with_web_identity'];

/** Which account a provider's configuration points at. */
export interface AccountKey {
  readonly key: string;
  /** The configuration alone says it. If not, it may be another account wherever else the same is written. */
  readonly certain: boolean;
}

/**
 * Which account a provider's configuration points at.
 *
 * The same key means the same account; two keys may still be one account. So access in one never explains away access in
 * the other, and what is denied in one may be allowed in the other. Credentials from the environment tell nothing, so there
 * the place counts.
 *
 * @param read the value of an attribute of the provider's configuration
 * @param place what the configuration belongs to, such as `stack:prod`
 */
export function accountKeyOf(read: (attribute: string) => Value, place: string): AccountKey {
  const uin =
    onlyAllowed(read('allowed_account_ids')) ?? /\buin\/([0-9]+)/.exec(roleArn(read('assume_role')) ?? '')?.[1];
  if (uin !== undefined) return { key: `uin:${uin}`, certain: true };
  const said = [
    ...CREDENTIALS.map((name) => ({ name, value: literalOf(read(name)) ?? null })),
    ...ROLES.map((name) => ({ name: `${name}.role_arn`, value: roleArnOf(read(name)) })),
  ].filter(({ value }) => value !== null && value !== '');
  const certain = said.length > 0 && said.every(({ value }) => isPlain(value));
  const shown = said.map(({ name, value }) => `${name}=${name === 'secret_id' ? masked(value) : show(value)}`);
  return { key: [...(certain ? [] : [place]), ...shown].join(' '), certain };
}

function onlyAllowed(value: Value): string | undefined {
  const ids = Array.isArray(value) ? (value as readonly Value[]) : [];
  return ids.length === 1 ? textOf(literalOf(ids[0])) : undefined;
}

function roleArn(value: Value): string | undefined {
  return textOf(roleArnOf(value));
}

/** The role's name in a block that may be written as an object or as a list of one. */
function roleArnOf(value: Value): Value {
  const block = Array.isArray(value) ? (value as readonly Value[])[0] : value;
  if (block instanceof Map) return literalOf((block as ReadonlyMap<string, Value>).get('role_arn')) ?? null;
  return isUnknown(block) ? block : null;
}

function isPlain(value: Value): boolean {
  return typeof value === 'boolean' || textOf(value) !== undefined;
}

/** Half of a key pair: enough to tell accounts apart, no more. */
function masked(value: Value): string {
  return isPlain(value) ? `#${digestOf(value)}` : show(value);
}

function show(value: Value): string {
  if (isUnknown(value)) return value.expression;
  return typeof value === 'boolean' ? String(value) : (textOf(value) ?? '(unknown)');
}
