import { isObject, type JsonObject, listIn, own } from '../json';

/** Whether Terraform leaves an attribute of a resource as it is in the cloud, whatever the code says of it. */
export function ignoresChanges(body: JsonObject, attribute: string): boolean {
  const ignored = own(blockIn(body, 'lifecycle'), 'ignore_changes');
  return [ignored].flat().some((name) => name === 'all' || name === attribute);
}

/** Terraform takes a block that stands once alone or in a list. */
export function blockIn(body: JsonObject, name: string): unknown {
  const block = own(body, name);
  return isObject(block) ? block : listIn(body, name)[0];
}
