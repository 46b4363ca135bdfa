import { type OrUnknown, isUnknown } from './unknown';

/**
 * Keys say what a thing is in the cloud: equal keys, same thing, whichever model they are in.
 *
 * A prefix says what kind of identity follows, and what follows is taken as it is: no name, however hostile, makes
 * another thing's key.
 */
export const userKey = (name: OrUnknown<string>): string => keyOf('user', name);
export const userKeyOfUin = (uin: string): string => `user-uin:${uin}`;
export const groupKey = (name: OrUnknown<string>): string => keyOf('group', name);
export const groupKeyOfId = (id: string): string => `group-id:${id}`;
export const roleKey = (name: OrUnknown<string>): string => keyOf('role', name);
export const roleKeyOfId = (id: string): string => `role-id:${id}`;

/** A custom policy may bear the name of a preset, so the kind is part of the identity. */
export function policyKey(kind: OrUnknown<'preset' | 'custom'>, name: OrUnknown<string>): string {
  if (!isUnknown(kind)) return keyOf(kind, name);
  return keyOf(isUnknown(name) ? 'policy' : `policy(${kind.digest})`, name);
}
export const policyKeyOfId = (id: string): string => `policy-id:${id}`;

function keyOf(kind: string, name: OrUnknown<string>): string {
  return isUnknown(name) ? `${kind}-unknown:${name.digest}` : `${kind}:${name}`;
}
