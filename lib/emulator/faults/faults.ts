import { type Handler } from '../exchange';
import { tryNameCall } from '../routing';
import { type World } from '../world';
import { Fault } from './fault';
import { parseFault } from './parse-fault';

/** What goes wrong on purpose, and with which calls. */
export class Faults {
  private faults: Fault[] = [];
  private added = 0;

  public constructor(private readonly world: World) {}

  /**
   * Adds a fault, such as `throttle on cam:AddUser call 1-3`. Calls are counted from now on.
   *
   * @throws `EmulatorError` when the words make none
   */
  public add(text: string): Fault {
    const plan = parseFault(text);
    const fault = new Fault(this.added + 1, plan, (gone) => {
      this.faults = this.faults.filter((one) => one !== gone);
      this.reach();
    });
    this.added += 1;
    this.faults.push(fault);
    this.reach();
    return fault;
  }

  public all(): readonly Fault[] {
    return [...this.faults];
  }

  /** Ends all of them. */
  public clear(): void {
    for (const fault of this.faults) fault.remove();
  }

  /** Puts the faults before whatever answers a call; the one that was added first comes first. */
  public before(answer: Handler): Handler {
    return (exchange) => {
      const call = this.faults.length === 0 ? undefined : tryNameCall(exchange.request);
      if (call === undefined) return answer(exchange);
      const concerned = this.faults.filter((fault) => fault.concerns(call));
      return concerned.reduceRight((rest, fault) => fault.before(rest, this.world.console()), answer)(exchange);
    };
  }

  private reach(): void {
    this.world.keepPast(Math.max(0, ...this.faults.map(({ lag }) => lag)));
  }
}
