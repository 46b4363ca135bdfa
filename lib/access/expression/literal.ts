import { Reference, textOf, type Value } from './value';

/** Which attribute of a block holds the text that a reference into it stands for. */
const SAME_TEXT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  tencentcloud_cam_user: { name: 'name', id: 'name', uin: 'uin' },
  tencentcloud_cam_group: { name: 'name', id: 'id' },
  tencentcloud_cam_policy: { name: 'name', id: 'id' },
  tencentcloud_cam_policy_by_name: { name: 'name', id: 'name' },
  tencentcloud_cam_role: { name: 'name', id: 'id' },
  tencentcloud_cam_role_by_name: { name: 'name', id: 'name' },
  // A lookup by name finds exactly that name, or nothing.
  'data.tencentcloud_cam_policies': { 'policy_list.0.name': 'name' },
  'data.tencentcloud_cam_users': { 'user_list.0.name': 'name', 'user_list.0.user_id': 'name' },
  'data.tencentcloud_cam_groups': { 'group_list.0.name': 'name' },
};

/** A reference's text where its block tells it, else the value as it is. */
export function literalOf(value: Value | undefined): Value | undefined {
  if (!(value instanceof Reference) || value.assumed) return value;
  const { block, path } = value;
  const texts = SAME_TEXT[block.mode === 'data' ? `data.${block.type}` : block.type];
  const attribute = texts && Object.hasOwn(texts, path.join('.')) ? texts[path.join('.')] : undefined;
  const known = attribute === undefined ? undefined : literalOf(block.read(attribute));
  return textOf(known) === undefined ? value : known;
}
