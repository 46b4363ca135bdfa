/**
 * Says which object a change, or an entry of a state, is about.
 *
 * @param deposed tells several objects at one address apart; empty for the current one
 */
export function objectId(address: string, deposed: string): string {
  return deposed === '' ? address : `${address} (${deposed})`;
}

/** Address of a resource or a lookup in its module, without a key. */
export function relativeAddress(mode: string, type: string, name: string): string {
  return mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
}

/** The address of something in a module. */
export function within(module: string, relative: string): string {
  return module === '' ? relative : `${module}.${relative}`;
}
