import { type Directory } from '../facts/directory';
import { textOf } from '../expression/value';
import { type JsonObject, listIn, own } from '../json';

/** What numbers and names one object of a state or a plan shows together. */
export function learn(type: string, values: JsonObject, directory: Directory): void {
  switch (type) {
    case 'tencentcloud_cam_user':
      return directory.users.learn(textAt(values, 'uin'), textAt(values, 'name'));
    case 'tencentcloud_cam_group':
      return directory.groups.learn(textAt(values, 'id'), textAt(values, 'name'));
    case 'tencentcloud_cam_role':
      return directory.roles.learn(textAt(values, 'id'), textAt(values, 'name'));
    case 'tencentcloud_cam_policy':
      return learnPolicy(textAt(values, 'id'), textAt(values, 'name'), 'User', directory);
    case 'tencentcloud_cam_user_policy_attachment':
    case 'tencentcloud_cam_group_policy_attachment':
    case 'tencentcloud_cam_role_policy_attachment':
      return learnPolicy(
        textAt(values, 'policy_id'),
        textAt(values, 'policy_name'),
        textAt(values, 'policy_type'),
        directory,
      );
    case 'tencentcloud_cam_policies':
      for (const policy of found(values, 'policy_list')) {
        const type = textAt(policy, 'type');
        const wanted = { QCS: '2', Local: '1' }[textAt(values, 'scope')] ?? type;
        if (type === wanted) learnPolicy(textAt(policy, 'policy_id'), textAt(policy, 'name'), type, directory);
      }
      return;
    case 'tencentcloud_cam_users':
      for (const user of found(values, 'user_list')) directory.users.learn(textAt(user, 'uin'), textAt(user, 'name'));
      return;
    case 'tencentcloud_cam_groups':
      for (const group of found(values, 'group_list')) {
        directory.groups.learn(textAt(group, 'group_id'), textAt(group, 'name'));
      }
  }
}

/** @param type as attachments say it (`QCS`, `User`) or as lookups do (2, 1) */
function learnPolicy(id: string, name: string, type: string, directory: Directory): void {
  const kind = type === 'QCS' || type === '2' ? 'preset' : type === 'User' || type === '1' ? 'custom' : undefined;
  if (kind !== undefined && name !== '') directory.policies.learn(id, { kind, name });
}

/** What a lookup found; nothing that its own filter would have kept out. */
function found(values: JsonObject, list: string): readonly unknown[] {
  const name = textAt(values, 'name');
  return listIn(values, list).filter((one) => name === '' || textAt(one, 'name') === name);
}

function textAt(values: unknown, key: string): string {
  const value = own(values, key);
  return typeof value === 'string' || typeof value === 'number' ? (textOf(value) ?? '') : '';
}
