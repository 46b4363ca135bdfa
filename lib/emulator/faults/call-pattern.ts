import { services } from '../actions';
import { EmulatorError } from '../emulator-error';
import { type NamedCall } from '../routing';

/** Which calls are meant: `cam:AddUser`, `cam:List*`, `cam:*`, or `*` for every one. */
export class CallPattern {
  public static readonly EVERY = new CallPattern('*', '*');

  /** Throws an `EmulatorError` on a pattern that no call can match. */
  public static parse(text: string): CallPattern {
    if (text === '*') return CallPattern.EVERY;
    const [, product, action] = /^([a-z]+):([A-Za-z0-9]*\*?)$/.exec(text) ?? [];
    if (product === undefined || action === undefined || action === '') {
      throw new EmulatorError(
        `\`${text}\` is no action; write product and name, such as \`cam:AddUser\` or \`cam:List*\``,
      );
    }
    const service = services.get(product);
    if (service === undefined) {
      const products = [...services.keys()].map((name) => `\`${name}\``).join(', ');
      throw new EmulatorError(`there is no product \`${product}\` here; the products are ${products}`);
    }
    const pattern = new CallPattern(product, action);
    if (![...service.actions.keys()].some((name) => pattern.matches({ product, action: name }))) {
      throw new EmulatorError(
        `\`${product}\` has no action \`${action}\` here${closest(action, service.actions.keys())}`,
      );
    }
    return pattern;
  }

  private constructor(
    private readonly product: string,
    private readonly action: string,
  ) {}

  public matches({ product, action }: NamedCall): boolean {
    if (this.product !== '*' && this.product !== product) return false;
    return this.action.endsWith('*') ? action.startsWith(this.action.slice(0, -1)) : action === this.action;
  }
}

/** A name that differs in case, or by a letter or two at its end. */
function closest(wanted: string, names: Iterable<string>): string {
  const start = wanted.toLowerCase().replace(/\*$/, '').slice(0, -2);
  const found = [...names].find((name) => start !== '' && name.toLowerCase().startsWith(start));
  return found === undefined ? '' : `; did you mean \`${found}\`?`;
}
