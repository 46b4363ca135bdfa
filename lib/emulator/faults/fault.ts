import { type CamConsole } from '../cam-console';
import { type Exchange, type Handler, type Outcome } from '../exchange';
import { type NamedCall } from '../routing';
import { type FaultPlan } from './parse-fault';

/** Something that goes wrong on purpose, until it is removed. */
export class Fault {
  /** Resolves when it hits a call for the first time: before the call is done or right after it, as the fault has it. */
  public readonly hit: Promise<void>;

  private resolveHit = (): void => undefined;
  private readonly end = new AbortController();
  private matching = 0;

  public constructor(
    public readonly id: number,
    private readonly plan: FaultPlan,
    private readonly forget: (fault: Fault) => void,
  ) {
    this.hit = new Promise((resolve) => (this.resolveHit = resolve));
  }

  /** As it was written. */
  public get text(): string {
    return this.plan.text;
  }

  /** How many calls it has hit. */
  public get hits(): number {
    const { first, last } = this.plan;
    return Math.max(0, Math.min(this.matching, last) - first + 1);
  }

  /** How many milliseconds it lets reads lag. */
  public get lag(): number {
    return this.plan.effect.lag ?? 0;
  }

  /** Ends it. What hangs because of it breaks, what is late comes. */
  public remove(): void {
    this.end.abort();
    this.forget(this);
  }

  /** Counts a call if it is one of those that are meant; says whether it goes wrong. */
  public concerns(call: NamedCall): boolean {
    const { on, first, last } = this.plan;
    if (!on.matches(call)) return false;
    this.matching += 1;
    return this.matching >= first && this.matching <= last;
  }

  /**
   * Puts itself before whatever answers a call.
   *
   * @param console where it changes things, if it does
   */
  public before(answer: Handler, console: CamConsole): Handler {
    return async (exchange: Exchange): Promise<Outcome> => {
      const { before, after } = this.plan.effect;
      exchange.faults.push(this.text);
      exchange.lag = Math.max(exchange.lag, this.lag);
      if (after === undefined) this.resolveHit();
      const instead = await before?.(this.end.signal, console);
      if (instead !== undefined) return instead;
      const outcome = await answer(exchange);
      if (after === undefined) return outcome;
      this.resolveHit();
      return after(outcome, this.end.signal);
    };
  }
}
