import { type Cam, type CamAccessKey, type CamUser } from '../../cam';
import { quoted } from '../../policy/parse/quoted';
import { CliError } from '../cli-error';

/** A sub-user of the live account with its keys, the oldest first. */
export interface SubUser {
  readonly user: CamUser;
  readonly keys: readonly CamAccessKey[];
}

/** @throws CliError when there is no such user */
export async function subUser(cam: Cam, userName: string): Promise<SubUser> {
  const user = await cam.users.find(userName);
  if (user === undefined) {
    throw new CliError(`the account has no sub-user ${quoted(userName)}; check the name and whose account it is`);
  }
  const keys = await cam.accessKeys.of(user.uin);
  return { user, keys: [...keys].sort((one, other) => (one.createTime < other.createTime ? -1 : 1)) };
}

/** Keys by their ids, for a message. */
export function named(keys: readonly CamAccessKey[]): string {
  return keys.map(({ secretId, active }) => `${quoted(secretId)}${active ? '' : ' (disabled)'}`).join(' and ');
}
