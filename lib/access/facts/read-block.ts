import { type Block } from '../expression/value';
import { readAccessKey } from './access-keys';
import { type AccountFacts } from './account-facts';
import {
  readGroupAttachment,
  readRoleAttachment,
  readRoleAttachmentByName,
  readRoleBoundary,
  readUserAttachment,
  readUserBoundary,
} from './attachments';
import { readGroup, readMembership } from './groups';
import { type Identify } from './identify';
import { readDefaultVersion, readPolicy, readPolicyVersion } from './policies';
import { Reading } from './reading';
import { readRole } from './roles';
import { readSecondFactor } from './second-factors';
import { readUser } from './users';

type Reader = (block: Reading, facts: AccountFacts, identify: Identify) => void;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['tencentcloud_cam_user', readUser],
  ['tencentcloud_cam_group', readGroup],
  ['tencentcloud_cam_group_membership', readMembership],
  ['tencentcloud_cam_policy', readPolicy],
  ['tencentcloud_cam_policy_by_name', readPolicy],
  ['tencentcloud_cam_policy_version', readPolicyVersion],
  ['tencentcloud_cam_set_policy_version_config', readDefaultVersion],
  ['tencentcloud_cam_user_policy_attachment', readUserAttachment],
  ['tencentcloud_cam_group_policy_attachment', readGroupAttachment],
  ['tencentcloud_cam_role_policy_attachment', readRoleAttachment],
  ['tencentcloud_cam_role_policy_attachment_by_name', readRoleAttachmentByName],
  ['tencentcloud_cam_user_permission_boundary_attachment', readUserBoundary],
  ['tencentcloud_cam_role_permission_boundary_attachment', readRoleBoundary],
  ['tencentcloud_cam_access_key', readAccessKey],
  ['tencentcloud_cam_mfa_flag', readSecondFactor],
  ['tencentcloud_cam_role', readRole],
  ['tencentcloud_cam_role_by_name', readRole],
  // Gets messages; may do nothing.
  ['tencentcloud_cam_message_receiver', () => {}],
  // A service's own role, which no user can assume.
  ['tencentcloud_cam_service_linked_role', () => {}],
]);

/** Sign-in and permissions beside CAM proper. A change of these is always worth a look, and none is in the model. */
const ACCESS = ['tencentcloud_cam_', 'tencentcloud_identity_center_', 'tencentcloud_organization_'];

/** Whether resources of this type can give or take access, known to us or not. */
export function concernsAccess(type: string): boolean {
  return ACCESS.some((prefix) => type.startsWith(prefix));
}

/** @returns what is wrong with the block, one line each; empty when it is understood */
export function readBlock(block: Block, facts: AccountFacts, identify: Identify): readonly string[] {
  const reader = READERS.get(block.type);
  if (reader === undefined)
    return [`\`${block.type}\` can change who may do what, and is not among the types read here`];
  const reading = new Reading(block);
  reader(reading, facts, identify);
  const { problems, leftAlone } = reading;
  if (leftAlone.size > 0) {
    const names = [...leftAlone].map((name) => `\`${name}\``).join(', ');
    problems.push(`\`ignore_changes\` keeps ${names} as in the cloud, whatever is written; review the plan`);
  }
  return problems.length < 2 ? problems : [...new Set(problems)];
}
