import { type PrincipalKind } from '../model/access-model';
import { type AccountFacts } from './account-facts';
import { type Identify } from './identify';
import { type Reading } from './reading';

/** `tencentcloud_cam_user_policy_attachment`. */
export function readUserAttachment(block: Reading, facts: AccountFacts, identify: Identify): void {
  // `user_id` is what `user_name` was called before, and holds the name too.
  const attribute = block.value('user_name') === null ? 'user_id' : 'user_name';
  const users = block.required(attribute, (value) => identify.usersNamed(value));
  attach('user', users, policies(block, identify), block, facts);
}

/** `tencentcloud_cam_group_policy_attachment`. */
export function readGroupAttachment(block: Reading, facts: AccountFacts, identify: Identify): void {
  const groups = block.required('group_id', (value) => identify.groups(value));
  attach('group', groups, policies(block, identify), block, facts);
}

/** `tencentcloud_cam_role_policy_attachment`. */
export function readRoleAttachment(block: Reading, facts: AccountFacts, identify: Identify): void {
  const roles = block.required('role_id', (value) => identify.rolesOfId(value));
  attach('role', roles, policies(block, identify), block, facts);
}

/** `tencentcloud_cam_role_policy_attachment_by_name`. */
export function readRoleAttachmentByName(block: Reading, facts: AccountFacts, identify: Identify): void {
  const roles = block.required('role_name', (value) => identify.rolesNamed(value));
  attach(
    'role',
    roles,
    block.required('policy_name', (value) => identify.policiesNamed(value)),
    block,
    facts,
  );
}

/** `tencentcloud_cam_user_permission_boundary_attachment`. */
export function readUserBoundary(block: Reading, facts: AccountFacts, identify: Identify): void {
  // The provider loses `target_uin` on import and keeps it in the id: `100000001001#23456782`.
  const id = block.value('target_uin') === null ? block.text('id') : null;
  const uin = typeof id === 'string' ? /^([0-9]+)#/.exec(id)?.[1] : undefined;
  const users = block.required('target_uin', (value) => identify.usersOfUin(uin ?? value));
  for (const principal of users) {
    for (const policy of policies(block, identify)) {
      facts.addBoundary({ kind: 'user', principal, policy, ...block.fact });
    }
  }
}

/** `tencentcloud_cam_role_permission_boundary_attachment`: the role by its name or its id. */
export function readRoleBoundary(block: Reading, facts: AccountFacts, identify: Identify): void {
  const roles =
    block.value('role_name') === null
      ? block.required('role_id', (value) => identify.rolesOfId(value))
      : block.required('role_name', (value) => identify.rolesNamed(value));
  for (const principal of roles) {
    for (const policy of policies(block, identify)) {
      facts.addBoundary({ kind: 'role', principal, policy, ...block.fact });
    }
  }
}

function policies(block: Reading, identify: Identify): string[] {
  return block.required('policy_id', (value) => identify.policies(value));
}

function attach(
  kind: PrincipalKind,
  principals: readonly string[],
  policies: readonly string[],
  block: Reading,
  facts: AccountFacts,
): void {
  for (const principal of principals) {
    for (const policy of policies) {
      const { origin, when } = block.fact;
      facts.addAttachment(
        when === undefined ? { kind, principal, policy, origin } : { kind, principal, policy, origin, when },
      );
    }
  }
}
