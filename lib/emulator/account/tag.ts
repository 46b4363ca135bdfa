import { list, object, text, type Values } from '../shape';

const tagFields = { key: text, value: text };

export type Tag = Values<typeof tagFields>;

export const tagsShape = list(object(tagFields));

/** Whatever tags can be put on. */
export interface Tagged {
  readonly tags: Tag[];
}

/** Sets the tags of `replace` and takes away the keys of `remove`; all others stay. */
export function changeTags(tagged: Tagged, replace: readonly Tag[], remove: readonly string[]): void {
  const tags = new Map(tagged.tags.map(({ key, value }) => [key, value]));
  for (const key of remove) tags.delete(key);
  for (const { key, value } of replace) tags.set(key, value);
  tagged.tags.splice(0, tagged.tags.length, ...[...tags].map(([key, value]) => ({ key, value })));
}
