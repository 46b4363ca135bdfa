import { integer, list, object, text } from '../shape';
import { accessKeyShape } from './access-key';
import { groupShape } from './group';
import { policyShape } from './policy';
import { userShape } from './user';

const everCreated = object({ users: integer, groups: integer, policies: integer });

const tables = {
  users: list(userShape),
  groups: list(groupShape),
  policies: list(policyShape),
  accessKeys: list(accessKeyShape),
};

/** All that an account is, as plain data: what is kept between two runs. */
export const accountStateShape = object({ ownerUin: integer, appId: integer, everCreated, ...tables });

export type AccountState = ReturnType<typeof accountStateShape>;

/** How one operation changed an account: the rows as they are now, and the keys of those that are gone. */
export const accountChangeShape = object({
  ownerUin: integer,
  everCreated,
  put: object(tables),
  removed: object({ users: list(integer), groups: list(integer), policies: list(integer), accessKeys: list(text) }),
});

export type AccountChange = ReturnType<typeof accountChangeShape>;

/** The first thing in a state that names another one which is not there. */
export function findDangling({ users, groups, policies }: AccountState): string | undefined {
  const uins = new Set(users.map(({ uin }) => uin));
  const policyIds = new Set(policies.map(({ policyId }) => policyId));
  const member = groups.flatMap(({ members }) => members).find((uin) => !uins.has(uin));
  const attached = [...users, ...groups]
    .flatMap(({ attachments }) => attachments)
    .find(({ policyId }) => !policyIds.has(policyId));
  const bounded = users.find(({ boundary }) => boundary !== 0 && !policyIds.has(boundary));
  if (bounded !== undefined) return `there is no policy \`${bounded.boundary}\` for a boundary`;
  if (member !== undefined) return `there is no user \`${member}\` for a group`;
  return attached === undefined ? undefined : `there is no policy \`${attached.policyId}\` for an attachment`;
}
