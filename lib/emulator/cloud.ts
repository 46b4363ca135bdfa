import { type AccessKey } from './account/access-key';
import { type AccountChange } from './account/account-state';
import { type Account } from './account/account';
import { Past } from './account/past';
import { type Action, type RawParameters } from './action';
import { ApiError } from './api-error';
import { authorize, type Intent } from './authorization';

/** Runs actions on an account, in somebody's name. */
export class Cloud {
  private readonly past: Past;

  public constructor(
    public readonly account: Account,
    /** Called right after each change. */
    private readonly onChange: (change: AccountChange) => void,
  ) {
    this.past = new Past(account);
  }

  /**
   * @param service the product whose action it is, such as `cam`
   * @param lag how many milliseconds the account that a read sees is behind
   * @throws ApiError when the action is refused
   */
  public run(service: string, action: Action, uin: number, parameters: RawParameters, lag = 0): object {
    const now = new Date();
    const account = action.writes || lag === 0 ? this.account : this.past.at(now.getTime() - lag);
    const { name, access } = action;
    const answer = action.run(
      {
        ...{ callerUin: uin, account, time: apiTime(now) },
        authorize: (target) => authorizeCaller(account, uin, { service, action: name, access, target }, now),
      },
      parameters,
    );
    if (action.writes) this.changed();
    return answer;
  }

  /** Changes the account as no action can. */
  public change(operation: (account: Account, time: string) => void): void {
    operation(this.account, apiTime(new Date()));
    this.changed();
  }

  /** A key that may sign. */
  public tryFindActiveKey(secretId: string): AccessKey | undefined {
    const key = this.account.accessKeys.tryFind(secretId);
    return key?.status === 'Active' ? key : undefined;
  }

  /** Remembers what whoever is this many milliseconds behind will want to see. */
  public keepPast(reach: number): void {
    this.past.keep(reach, Date.now());
  }

  private changed(): void {
    this.past.note(Date.now());
    this.onChange(this.account.takeChange());
  }
}

/** The root account may do everything; a sub-user, what its policies allow. */
function authorizeCaller(account: Account, uin: number, intent: Intent, now: Date): void {
  if (uin === account.ownerUin) return;
  const user = account.users.tryFindByUin(uin);
  if (user === undefined) throw new ApiError('AuthFailure.SecretIdNotFound', 'The user of this key does not exist.');
  authorize(account, user, intent, now);
}

/** How the API writes times. In UTC: no document names the zone. */
export function apiTime(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ');
}
