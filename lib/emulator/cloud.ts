import { type AccessKey } from './account/access-key';
import { type Account } from './account/account';
import { type AccountState } from './account/account-state';
import { type Action, type RawParameters } from './action';
import { ApiError } from './api-error';

/** Runs actions on an account, in somebody's name. */
export class Cloud {
  public constructor(
    public readonly account: Account,
    /** Called after each change and before anybody hears of it, so that no answered change is lost. */
    private readonly save: (state: AccountState) => void,
  ) {}

  /** Throws an `ApiError` when the action is refused. */
  public run(action: Action, uin: number, parameters: RawParameters): object {
    this.authorize(uin);
    const call = { callerUin: uin, account: this.account, time: apiTime(new Date()) };
    const answer = action.run(call, parameters);
    if (action.writes) this.save(this.account.state());
    return answer;
  }

  /** Changes the account as no action can. */
  public change(operation: (account: Account) => void): void {
    operation(this.account);
    this.save(this.account.state());
  }

  /** A key that may sign. */
  public tryFindActiveKey(secretId: string): AccessKey | undefined {
    const key = this.account.accessKeys.tryFind(secretId);
    return key?.status === 'Active' ? key : undefined;
  }

  /** Policies are not evaluated here, and an emulator that lets everybody in would teach the wrong thing. */
  private authorize(uin: number): void {
    if (uin === this.account.ownerUin) return;
    throw new ApiError(
      'AuthFailure.UnauthorizedOperation',
      'The emulator does not evaluate policies: it answers to the key of the root account only.',
    );
  }
}

/** How the API writes times. In UTC: no document names the zone. */
export function apiTime(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ');
}
