import * as fc from 'fast-check';
import { printPolicyDocument } from '../../lib/policy';
import { type StackFile } from '../access/synth-files';
import { EXISTING, type Organisation } from './organisation';

/** Ways to write the same down. */
export interface Style {
  /** Stands before each local name: other names are no change of access. */
  readonly prefix: string;
  /** Names users by a reference to their resource, or by their name. */
  readonly references: boolean;
  /** One membership a group, or one for each member. */
  readonly together: boolean;
}

export const style: fc.Arbitrary<Style> = fc.record({
  prefix: fc.constantFrom('a', 'b'),
  references: fc.boolean(),
  together: fc.boolean(),
});

/** The organisation as the `.tf.json` of a stack. */
export function asSynth(organisation: Organisation, { prefix, references, together }: Style): StackFile {
  const { users, groups, policies, members, grants, boundaries } = organisation;
  const local = (...names: string[]): string => [prefix, ...names].join('-');
  const ref = (type: string, name: string, attribute: string): string =>
    `\${tencentcloud_cam_${type}.${local(name)}.${attribute}}`;
  const user = (name: string): string => (references && name !== EXISTING.user ? ref('user', name, 'name') : name);
  const group = (name: string): string => (name === EXISTING.group ? '77' : ref('group', name, 'id'));
  const policy = (name: string): string => (name === EXISTING.policy ? '900' : ref('policy', name, 'id'));
  const each = <T>(items: readonly T[], block: (item: T) => [string, object]): Record<string, object> =>
    Object.fromEntries(items.map(block));
  const teams = together
    ? [...new Set(members.map((one) => one.group))].map((team) => members.filter((one) => one.group === team))
    : members.map((one) => [one]);
  return {
    resource: {
      cam_user: each(users, (name) => [local(name), { name, use_api: false, console_login: false }]),
      cam_group: each(groups, (name) => [local(name), { name }]),
      cam_policy: each([...policies], ([name, document]) => [
        local(name),
        { name, document: printPolicyDocument(document) },
      ]),
      cam_group_membership: each(teams, (team) => [
        local(...team.map((one) => one.user), team[0]!.group),
        { group_id: group(team[0]!.group), user_names: team.map((one) => user(one.user)) },
      ]),
      cam_user_policy_attachment: each(
        grants.filter(({ kind }) => kind === 'user'),
        ({ holder, policy: held }) => [local(holder, held), { user_name: user(holder), policy_id: policy(held) }],
      ),
      cam_group_policy_attachment: each(
        grants.filter(({ kind }) => kind === 'group'),
        ({ holder, policy: held }) => [local(holder, held), { group_id: group(holder), policy_id: policy(held) }],
      ),
      cam_user_permission_boundary_attachment: each(boundaries, (one) => [
        local(one.user),
        { target_uin: ref('user', one.user, 'uin'), policy_id: policy(one.policy) },
      ]),
    },
  };
}
