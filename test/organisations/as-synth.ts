import * as fc from 'fast-check';
import { type PolicyDocument, printPolicyDocument } from '../../lib/policy';
import { type StackFile } from '../access/synth-files';
import { EXISTING, EXISTING_IDS, type ExistingIds, type Grant, type Organisation, PRESETS } from './organisation';

type Blocks = Record<string, object>;
type Maker = 'user' | 'group' | 'policy';

/** Ways to write the same down. */
export interface Style {
  /** Stands before each local name: other names are no change of access. */
  readonly prefix: string;
  /** How users are named: by their name, by a reference to their resource, or by a local value. */
  readonly users: 'name' | 'reference' | 'local';
  /** A resource for each thing, as it is or counted, or one `for_each` for all of a kind. */
  readonly repeated: 'not' | 'count' | 'each';
  /** One membership a group, or one for each member. */
  readonly together: boolean;
  /** Grants that nobody has are there as well, with `count = 0`. */
  readonly decoys: boolean;
}

export const style: fc.Arbitrary<Style> = fc.record({
  prefix: fc.constantFrom('a', 'b'),
  users: fc.constantFrom('name', 'reference', 'local'),
  repeated: fc.constantFrom('not', 'count', 'each'),
  together: fc.boolean(),
  decoys: fc.boolean(),
});

/** The organisation as the `.tf.json` of a stack. */
export function asSynth(organisation: Organisation, style: Style, existing: ExistingIds = EXISTING_IDS): StackFile {
  const { users, groups, policies, members, grants, boundaries } = organisation;
  const local = (...names: string[]): string => [style.prefix, ...names].join('-');
  const ref = (type: Maker, name: string, attribute: string): string => {
    const instance = { not: local(name), count: `${local(name)}[0]`, each: `${local('all')}["${name}"]` };
    return `\${tencentcloud_cam_${type}.${instance[style.repeated]}.${attribute}}`;
  };
  const user = (name: string): string => {
    if (style.users === 'local') return `\${local.${name}}`;
    return style.users === 'reference' && name !== EXISTING.user ? ref('user', name, 'name') : name;
  };
  const group = (name: string): string => (name === EXISTING.group ? existing.group : ref('group', name, 'id'));
  const policy = (name: string): string => {
    if (name === EXISTING.policy) return existing.policy;
    const isPreset = PRESETS.some((preset) => preset === name);
    return isPreset ? `\${data.tencentcloud_cam_policies.${name}.policy_list[0].policy_id}` : ref('policy', name, 'id');
  };

  const made = (values: ReadonlyMap<string, string>, body: (name: string, value: string) => object): Blocks => {
    if (style.repeated === 'each') {
      return { [local('all')]: { for_each: Object.fromEntries(values), ...body('${each.key}', '${each.value}') } };
    }
    const counted = style.repeated === 'count' ? { count: 1 } : {};
    return Object.fromEntries([...values].map(([name, value]) => [local(name), { ...body(name, value), ...counted }]));
  };
  const named = (names: readonly string[]): Map<string, string> => new Map(names.map((name) => [name, name]));
  const attached = (kind: Grant['kind'], holds: (holder: string) => object): Blocks => {
    const held = grants.filter((grant) => grant.kind === kind);
    if (style.repeated !== 'each') {
      return Object.fromEntries(
        held.map((one) => [local(one.holder, one.policy), { ...holds(one.holder), policy_id: policy(one.policy) }]),
      );
    }
    return Object.fromEntries(
      [...new Set(held.map(({ holder }) => holder))].map((holder) => [
        local(holder),
        {
          for_each: Object.fromEntries(
            held.filter((one) => one.holder === holder).map((one) => [one.policy, policy(one.policy)]),
          ),
          ...holds(holder),
          policy_id: '${each.value}',
        },
      ]),
    );
  };
  const decoys = style.decoys
    ? users.flatMap((name) =>
        [...policies.keys()].map((one): [string, object] => [
          local('decoy', name, one),
          { count: 0, user_name: user(name), policy_id: policy(one) },
        ]),
      )
    : [];
  const teams = style.together
    ? [...new Set(members.map((one) => one.group))].map((team) => members.filter((one) => one.group === team))
    : members.map((one) => [one]);
  // A policy variable is no expression of Terraform's.
  const text = (document: PolicyDocument): string => printPolicyDocument(document).replaceAll('${', () => '$${');
  const documents = new Map([...policies].map(([name, document]) => [name, text(document)]));
  return {
    locals: Object.fromEntries([...users, EXISTING.user].map((name) => [name, name])),
    data: { cam_policies: Object.fromEntries(PRESETS.map((name) => [name, { name, scope: 'QCS' }])) },
    resource: withoutNone({
      cam_user: made(named(users), (name) => ({ name, use_api: false, console_login: false })),
      cam_group: made(named(groups), (name) => ({ name })),
      cam_policy: made(documents, (name, document) => ({ name, document })),
      cam_group_membership: Object.fromEntries(
        teams.map((team) => [
          local(...team.map((one) => one.user), team[0]!.group),
          { group_id: group(team[0]!.group), user_names: team.map((one) => user(one.user)) },
        ]),
      ),
      cam_user_policy_attachment: {
        ...attached('user', (holder) => ({ user_name: user(holder) })),
        ...Object.fromEntries(decoys),
      },
      cam_group_policy_attachment: attached('group', (holder) => ({ group_id: group(holder) })),
      cam_user_permission_boundary_attachment: Object.fromEntries(
        boundaries.map((one) => [
          local(one.user),
          { target_uin: ref('user', one.user, 'uin'), policy_id: policy(one.policy) },
        ]),
      ),
    }),
  };
}

/** Terraform takes no type of which there is nothing. */
function withoutNone(blocks: Record<string, Blocks>): Record<string, Blocks> {
  return Object.fromEntries(Object.entries(blocks).filter(([, named]) => Object.keys(named).length > 0));
}
