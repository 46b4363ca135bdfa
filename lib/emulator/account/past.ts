import { Account } from './account';

/** What an account was a while ago, for readers that see changes late. Costs nothing as long as nobody does. */
export class Past {
  private reach = 0;
  private readonly moments: { readonly time: number; readonly account: Account }[] = [];

  public constructor(private readonly account: Account) {}

  /** Keeps all that somebody sees who is this many milliseconds behind. It begins now: nothing is known of earlier. */
  public keep(reach: number, now: number): void {
    this.reach = reach;
    if (reach === 0) this.moments.length = 0;
    else this.note(now);
  }

  /** To be called right after each change. */
  public note(now: number): void {
    if (this.reach === 0) return;
    this.moments.push({ time: now, account: new Account(this.account.state()) });
    const oldest = this.moments.findLastIndex(({ time }) => time <= now - this.reach);
    this.moments.splice(0, oldest);
  }

  /** The account as it was then, or as it was when `keep` was called. */
  public at(time: number): Account {
    const moment = this.moments.findLast((one) => one.time <= time) ?? this.moments[0];
    return moment?.account ?? this.account;
  }
}
