import { checkPassword, isPassword } from './account/password';
import { apiTime, type Cloud } from './cloud';
import { object, optional, text, type Values } from './shape';

const fields = { ownerUin: optional(text), userName: text, password: text, newPassword: optional(text) };

/** What somebody types into the login page of the console: the body of `POST /login`. */
export type LoginRequest = Values<typeof fields>;

export const loginShape = object(fields);

/** What comes of a login. */
export interface LoginAnswer {
  readonly loggedIn: boolean;
  /** Why not; absent after a login. */
  readonly reason?: string;
  /** Whether a new password has to be set before the user gets in; absent when the old one is wrong. */
  readonly needResetPassword?: boolean;
  /** The sub-user's; absent unless the password is right. */
  readonly uin?: string;
}

/**
 * Logs a sub-user in to the console, as far as an emulator has one: checks user name and password, and has the password
 * changed where that is due.
 *
 * The console's own page is no API; this is the emulator's.
 *
 * @param cloud the account that was named; `undefined` when there is none of that name
 * @throws ApiError when the new password violates the rules
 */
export function logIn(cloud: Cloud | undefined, attempt: Omit<LoginRequest, 'ownerUin'>): LoginAnswer {
  const { userName, password, newPassword } = attempt;
  const user = cloud?.account.users.tryFind(userName);
  if (cloud === undefined || user?.consoleLogin !== true || !isPassword(password, user.password)) {
    const reason = 'the account, the user name or the password is wrong, or the user may not log in to the console';
    return { loggedIn: false, reason };
  }
  const uin = String(user.uin);
  if (user.needResetPassword && newPassword === undefined) {
    const reason = 'a new password has to be set; send it as `newPassword`';
    return { loggedIn: false, reason, needResetPassword: true, uin };
  }
  if (newPassword !== undefined) checkPassword(newPassword);
  cloud.change(({ users }) => {
    const changed =
      newPassword === undefined
        ? user
        : users.setPassword(users.change(user, { needResetPassword: false }), newPassword);
    users.noteLogin(changed, apiTime(new Date()));
  });
  return { loggedIn: true, needResetPassword: false, uin };
}
