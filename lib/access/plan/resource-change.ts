import { concernsAccess } from '../facts/read-block';
import { isObject, type JsonObject } from '../json';
import { objectId, relativeAddress } from './object-address';
import { type PlanConfiguration } from './plan-configuration';

/** What a plan does with one object. */
export interface ResourceChange {
  readonly address: string;
  /** See `objectId`. */
  readonly id: string;
  /** Says which of several objects at one address; empty for the current one. */
  readonly deposed: string;
  /** Address of the module instance it is in; empty for the root. */
  readonly module: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  /** Address in its module, without a key. */
  readonly relative: string;
  /** The key of an instance of a repeated resource. */
  readonly index: unknown;
  /** Joined by commas. */
  readonly actions: string;
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  readonly afterUnknown: unknown;
  readonly importing: boolean;
  /** Terraform writes the configuration itself, for an import. */
  readonly generated: boolean;
  /**
   * What the configuration says of the resource.
   *
   * @default - it is not in the configuration, or not any more
   */
  readonly configured: JsonObject | undefined;
}

/** A change of what concerns access, a reason why an entry can't be read, or nothing when it concerns something else. */
export type Entry = ResourceChange | { readonly address: string; readonly problem: string } | undefined;

/**
 * Reads one entry of `resource_changes` or `resource_drift`.
 *
 * @param place what to call an entry that does not say its address
 */
export function readChange(entry: unknown, place: () => string, configuration: PlanConfiguration): Entry {
  // None of these names is one that an object inherits.
  const { type, address, mode, name, deposed, module_address: inModule, index, change } = isObject(entry) ? entry : {};
  if (typeof type !== 'string') {
    return { address: place(), problem: 'it has no `type`, so nobody can tell what it is' };
  }
  if (!concernsAccess(type)) return undefined;
  if (typeof address !== 'string' || typeof name !== 'string') {
    const where = typeof address === 'string' ? address : place();
    return { address: where, problem: 'it has no `address` or no `name`' };
  }
  if (mode !== 'managed' && mode !== 'data') return { address, problem: 'its `mode` is neither `managed` nor `data`' };
  const said = isObject(change) ? change : {};
  const { actions, before, after, after_unknown: afterUnknown, importing, generated_config: generated } = said;
  if (!Array.isArray(actions) || actions.some((action) => typeof action !== 'string')) {
    return { address, problem: 'it does not say what is done' };
  }
  if (!isObjectOrNull(before) || !isObjectOrNull(after)) {
    return { address, problem: 'it does not say what there is before and after' };
  }
  const relative = relativeAddress(mode, type, name);
  const module = typeof inModule === 'string' ? inModule : '';
  const deposedKey = typeof deposed === 'string' ? deposed : '';
  return {
    address,
    id: objectId(address, deposedKey),
    deposed: deposedKey,
    module,
    mode,
    type,
    relative,
    index,
    actions: actions.join(','),
    before,
    after,
    afterUnknown,
    importing: isObject(importing),
    generated: generated !== undefined,
    configured: configuration.resource(module, relative),
  };
}

function isObjectOrNull(value: unknown): value is JsonObject | null {
  return value === null || isObject(value);
}
