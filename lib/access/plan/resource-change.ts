import { concernsAccess } from '../facts/read-block';
import { isObject, type JsonObject, own, textIn } from '../json';
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
  const type = textIn(entry, 'type');
  if (type === undefined) return { address: place(), problem: 'it has no `type`, so nobody can tell what it is' };
  if (!concernsAccess(type)) return undefined;
  const address = textIn(entry, 'address');
  const mode = textIn(entry, 'mode');
  const name = textIn(entry, 'name');
  if (address === undefined || name === undefined) {
    return { address: address ?? place(), problem: 'it has no `address` or no `name`' };
  }
  if (mode !== 'managed' && mode !== 'data') return { address, problem: 'its `mode` is neither `managed` nor `data`' };
  const change = own(entry, 'change');
  const actions = own(change, 'actions');
  if (!Array.isArray(actions) || actions.some((action) => typeof action !== 'string')) {
    return { address, problem: 'it does not say what is done' };
  }
  const [before, after] = [own(change, 'before'), own(change, 'after')];
  if (!isObjectOrNull(before) || !isObjectOrNull(after)) {
    return { address, problem: 'it does not say what there is before and after' };
  }
  const deposed = textIn(entry, 'deposed') ?? '';
  const module = textIn(entry, 'module_address') ?? '';
  const relative = relativeAddress(mode, type, name);
  return {
    address,
    id: objectId(address, deposed),
    deposed,
    module,
    mode,
    type,
    relative,
    index: own(entry, 'index'),
    actions: actions.join(','),
    before,
    after,
    afterUnknown: own(change, 'after_unknown'),
    importing: isObject(own(change, 'importing')),
    generated: own(change, 'generated_config') !== undefined,
    configured: configuration.resource(module, relative),
  };
}

function isObjectOrNull(value: unknown): value is JsonObject | null {
  return value === null || isObject(value);
}
