import { printPolicyDocument } from '../../lib/policy';
import { type Planned } from '../access/plan-text';
import { EXISTING, EXISTING_IDS, type Organisation, PRESETS } from './organisation';
import { NAMES, type OrganisationPair } from './organisation-pair';

type Values = Record<string, unknown>;

/** An attribute that points at a resource: known once that has been made. */
interface Pointer {
  readonly to: string;
  readonly attribute: string;
  readonly value: string;
}

interface Resource {
  readonly values: Values;
  readonly pointers?: Readonly<Record<string, Pointer>>;
}

/** Where a group or a policy stands in the code: part of its address, and its number in the cloud. */
type Places = (type: 'group' | 'policy', name: string) => string;

/**
 * What Terraform would plan to make one organisation of the other.
 *
 * Of what was written as JSON a plan shows the expressions, of HCL only what they refer to.
 *
 * @param renames whether a group or a policy that comes is one that goes, by another name
 */
export function asPlan({ before, after }: OrganisationPair, renames: boolean, language: 'json' | 'hcl'): Planned[] {
  const old = resourcesOf(before, (_, name) => name);
  const now = resourcesOf(after, renames ? inPlaceOf(before, after) : (_, name) => name);
  const isNew = (at: string): boolean => !old.has(at);
  return [...new Set([...old.keys(), ...now.keys()])].map((at): Planned => {
    const [was, is] = [old.get(at), now.get(at)];
    const pointers = Object.entries(is?.pointers ?? {});
    const unknown = [
      ...(is !== undefined && was === undefined && MADE_BY_CAM.test(at) ? ['id', 'uin'] : []),
      ...pointers.filter(([, { to }]) => isNew(to)).map(([name]) => name),
    ];
    return {
      at,
      ...(was && { before: whole(was) }),
      ...(is && { after: whole(is) }),
      ...(unknown.length > 0 && { unknown }),
      expressions: Object.fromEntries(
        pointers.map(([name, { to, attribute }]) => [
          name,
          {
            references: [`tencentcloud_${to}.${attribute}`, `tencentcloud_${to}`],
            ...(language === 'json' && { constant_value: `\${tencentcloud_${to}.${attribute}}` }),
          },
        ]),
      ),
      ...(was && is && JSON.stringify(whole(was)) !== JSON.stringify(whole(is)) && replaces(at, unknown)),
    };
  });
}

function inPlaceOf(before: Organisation, after: Organisation): Places {
  const places = ({ groups, policies }: Organisation) => ({ group: [...groups], policy: [...policies.keys()] });
  const [were, are] = [places(before), places(after)];
  return (type, name) => {
    const come = are[type].filter((one) => !were[type].includes(one));
    const go = were[type].filter((one) => !are[type].includes(one));
    return go[come.indexOf(name)] ?? name;
  };
}

/** Of what exists: nothing else in a plan says what it is. */
const KNOWN_IDS: ReadonlyMap<string, string> = new Map([
  [EXISTING.policy, EXISTING_IDS.policy],
  ...PRESETS.map((name, at): [string, string] => [name, `${501 + at}`]),
]);

/** What the cloud calls something that code makes. */
function numberOf(name: string): string {
  return String(1001 + NAMES.indexOf(name));
}

const MADE_BY_CAM = /^cam_(?:user|group|policy)\./;

/** What points somewhere else is made anew; a name or a document changes in place. */
function replaces(at: string, unknown: readonly string[]): Partial<Planned> {
  return MADE_BY_CAM.test(at) && unknown.length === 0 ? {} : { actions: ['delete', 'create'] };
}

function whole({ values, pointers = {} }: Resource): Values {
  const pointed = Object.entries(pointers).map(([name, { value }]): [string, unknown] => [name, value]);
  return { ...values, ...Object.fromEntries(pointed) };
}

function resourcesOf(
  { users, groups, policies, members, grants, boundaries }: Organisation,
  place: Places,
): Map<string, Resource> {
  const pointer = (type: string, name: string, attribute: string): Pointer => ({
    to: `cam_${type}.${name}`,
    attribute,
    value: numberOf(name),
  });
  const group = (name: string): Partial<Resource> & { values: Values } =>
    name === EXISTING.group
      ? { values: { group_id: EXISTING_IDS.group } }
      : { values: {}, pointers: { group_id: pointer('group', place('group', name), 'id') } };
  const policy = (name: string): Partial<Resource> & { values: Values } =>
    KNOWN_IDS.has(name)
      ? { values: { policy_id: KNOWN_IDS.get(name) } }
      : { values: {}, pointers: { policy_id: pointer('policy', place('policy', name), 'id') } };
  const joined = (...parts: (Partial<Resource> & { values: Values })[]): Resource => ({
    values: Object.assign({}, ...parts.map(({ values }) => values)) as Values,
    pointers: Object.assign({}, ...parts.map(({ pointers }) => pointers ?? {})) as Record<string, Pointer>,
  });
  return new Map<string, Resource>([
    ...users.map((name): [string, Resource] => [
      `cam_user.${name}`,
      { values: { name, id: name, uin: Number(numberOf(name)) } },
    ]),
    ...groups.map((name): [string, Resource] => [
      `cam_group.${place('group', name)}`,
      { values: { name, id: numberOf(place('group', name)) } },
    ]),
    ...[...policies].map(([name, document]): [string, Resource] => [
      `cam_policy.${place('policy', name)}`,
      { values: { name, id: numberOf(place('policy', name)), document: printPolicyDocument(document) } },
    ]),
    ...members.map((one): [string, Resource] => [
      `cam_group_membership.${one.user}_${place('group', one.group)}`,
      joined({ values: { user_names: [one.user] } }, group(one.group)),
    ]),
    ...grants.map(({ kind, holder, policy: held }): [string, Resource] =>
      kind === 'user'
        ? [
            `cam_user_policy_attachment.${holder}_${place('policy', held)}`,
            joined({ values: { user_name: holder } }, policy(held)),
          ]
        : [
            `cam_group_policy_attachment.${place('group', holder)}_${place('policy', held)}`,
            joined(group(holder), policy(held)),
          ],
    ),
    ...boundaries.map((one): [string, Resource] => [
      `cam_user_permission_boundary_attachment.${one.user}`,
      joined({ values: {}, pointers: { target_uin: pointer('user', one.user, 'uin') } }, policy(one.policy)),
    ]),
  ]);
}
