import { isUnknown, type OrUnknown } from '../model/unknown';

/** A name, or the expression that stands for it. */
export function shownName({ name }: { readonly name: OrUnknown<string> }): string {
  return isUnknown(name) ? name.expression : name;
}
