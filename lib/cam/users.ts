import { type Answer } from './answer';
import { CamError } from './cam-error';
import { type Connection } from './connection';

/** A sub-user of the account. */
export interface CamUser {
  readonly uin: number;
  readonly userName: string;
  readonly consoleLogin: boolean;
  /** When somebody last logged in with it, as CAM writes it; empty for never, undefined where the action does not tell. */
  readonly lastLogin: string | undefined;
}

/** How many uins `DescribeSubAccounts` takes at once. */
const MOST_UINS = 50;

export class CamUsers {
  public constructor(private readonly connection: Connection) {}

  /** @returns undefined when there is no such user */
  public async find(userName: string): Promise<CamUser | undefined> {
    try {
      const answer = await this.connection.call('GetUser', { Name: userName }, 'repeatable');
      return { ...userIn(answer), lastLogin: timeIn(answer, 'RecentlyLoginTime') };
    } catch (error) {
      if (error instanceof CamError && error.isAbsence) return undefined;
      throw error;
    }
  }

  public async list(): Promise<CamUser[]> {
    const answer = await this.connection.call('ListUsers', {}, 'repeatable');
    return answer.parts('Data').map((part) => ({ ...userIn(part), lastLogin: undefined }));
  }

  /** The last logins of users by their uins; one who never logged in has an empty time. */
  public async lastLogins(uins: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const found = new Map<number, string>();
    for (let at = 0; at < uins.length; at += MOST_UINS) {
      const some = uins.slice(at, at + MOST_UINS);
      const answer = await this.connection.call('DescribeSubAccounts', { FilterSubAccountUin: some }, 'repeatable');
      for (const part of answer.parts('SubAccounts')) found.set(part.number('Uin'), timeIn(part, 'LastLoginTime'));
    }
    return found;
  }

  /** Gives a user a password that has to be changed at the first login. */
  public async setPassword(userName: string, password: string): Promise<void> {
    const parameters = { Name: userName, ConsoleLogin: 1, Password: password, NeedResetPassword: 1 };
    await this.connection.call('UpdateUser', parameters, 'repeatable');
  }

  public async disableConsoleLogin(userName: string): Promise<void> {
    await this.connection.call('UpdateUser', { Name: userName, ConsoleLogin: 0 }, 'repeatable');
  }
}

function userIn(answer: Answer): Omit<CamUser, 'lastLogin'> {
  return { uin: answer.number('Uin'), userName: answer.text('Name'), consoleLogin: answer.flag('ConsoleLogin') };
}

/** CAM writes a time that never was as nothing, or as zeros. */
function timeIn(answer: Answer, name: string): string {
  const time = answer.optionalText(name);
  return /^0000|^-?$/.test(time) ? '' : time;
}
