import { list, object, text, type Values } from '../shape';

const tagFields = { key: text, value: text };

export type Tag = Values<typeof tagFields>;

export const tagsShape = list(object(tagFields));

/** Sets the tags of `replace` and takes away the keys of `remove`; all others stay. */
export function changedTags(before: readonly Tag[], replace: readonly Tag[], remove: readonly string[]): Tag[] {
  const tags = new Map(before.map(({ key, value }) => [key, value]));
  for (const key of remove) tags.delete(key);
  for (const { key, value } of replace) tags.set(key, value);
  return [...tags].map(([key, value]) => ({ key, value }));
}
