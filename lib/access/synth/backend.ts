import { isObject, type JsonObject, listIn, objectIn, own, textIn } from '../json';
import { digestOf } from '../model/digest';

/** A stack's backends by their kinds. The `cloud` block is what others read as `remote`. */
export function backendOf(terraform: JsonObject): JsonObject {
  const written = own(terraform, 'backend');
  const backend = isObject(written) ? written : listIn(terraform, 'backend').find(isObject);
  return { ...(isObject(own(terraform, 'cloud')) && { remote: own(terraform, 'cloud') }), ...backend };
}

/** Whether a `terraform_remote_state` reads the state that a stack with these backends is kept in. */
export function readsStateOf(backend: JsonObject, lookup: JsonObject): boolean {
  const config = objectIn(lookup, 'config');
  const kept = objectIn(backend, textIn(lookup, 'backend') ?? '');
  const shared = Object.keys(config).filter((key) => own(kept, key) !== undefined);
  return shared.length > 0 && shared.every((key) => digestOf(own(config, key)) === digestOf(own(kept, key)));
}
