import { type AccessKey } from './account/access-key';
import { type AccountChange } from './account/account-state';
import { type Account } from './account/account';
import { type Action, type RawParameters } from './action';
import { ApiError } from './api-error';
import { authorize, type Target } from './authorization';

/** Runs actions on an account, in somebody's name. */
export class Cloud {
  public constructor(
    public readonly account: Account,
    /** Called right after each change. */
    private readonly onChange: (change: AccountChange) => void,
  ) {}

  /**
   * @param service the product whose action it is, such as `cam`
   * @throws ApiError when the action is refused
   */
  public run(service: string, action: Action, uin: number, parameters: RawParameters): object {
    const now = new Date();
    const { account } = this;
    const answer = action.run(
      {
        ...{ callerUin: uin, account, time: apiTime(now) },
        authorize: (target) => this.authorize(uin, service, action, target, now),
      },
      parameters,
    );
    if (action.writes) this.changed();
    return answer;
  }

  /** Changes the account as no action can. */
  public change(operation: (account: Account) => void): void {
    operation(this.account);
    this.changed();
  }

  private changed(): void {
    this.onChange(this.account.takeChange());
  }

  /** A key that may sign. */
  public tryFindActiveKey(secretId: string): AccessKey | undefined {
    const key = this.account.accessKeys.tryFind(secretId);
    return key?.status === 'Active' ? key : undefined;
  }

  /** The root account may do everything; a sub-user, what its policies allow. */
  private authorize(uin: number, service: string, { name, access }: Action, target: Target, now: Date): void {
    if (uin === this.account.ownerUin) return;
    const user = this.account.users.tryFindByUin(uin);
    if (user === undefined) throw new ApiError('AuthFailure.SecretIdNotFound', 'The user of this key does not exist.');
    authorize(this.account, user, { service, action: name, access, target }, now);
  }
}

/** How the API writes times. In UTC: no document names the zone. */
export function apiTime(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ');
}
